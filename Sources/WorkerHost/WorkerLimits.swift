/// What a worker may use.
package struct WorkerLimits: Sendable, Equatable {
    /// CPU time of one turn: a request's handler with all promise jobs that follow from it without waiting for something outside.
    /// Checked every few milliseconds; a turn of another worker that a service binding runs within it is not counted.
    package var cpuMilliseconds: Int
    /// CPU time of evaluating the modules.
    package var startupCPUMilliseconds: Int
    /// Wall-clock time that a top-level `await` may wait for something outside.
    package var startupWaitMilliseconds: Int
    /// The JavaScript heap with what it holds outside (buffers, strings). Looked at while code runs, so it may be exceeded for some milliseconds.
    package var memoryBytes: Int
    /// Outbound fetches, service calls and KV operations of one request.
    package var subrequests: Int
    /// How many service calls may be nested. The call beyond throws in the caller, so bindings in a circle end with an error.
    package var depth: Int

    package init(
        cpuMilliseconds: Int = 1_000, startupCPUMilliseconds: Int = 1_000, startupWaitMilliseconds: Int = 10_000,
        memoryBytes: Int = 128 << 20, subrequests: Int = 1_000, depth: Int = 16
    ) {
        self.cpuMilliseconds = cpuMilliseconds
        self.startupCPUMilliseconds = startupCPUMilliseconds
        self.startupWaitMilliseconds = startupWaitMilliseconds
        self.memoryBytes = memoryBytes
        self.subrequests = subrequests
        self.depth = depth
    }
}
