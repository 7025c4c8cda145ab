package enum WorkerLogLevel: String, Sendable, CaseIterable {
    case debug, log, info, warn, error
}

/// What the outside answers to an operation of a worker.
package enum WorkerAnswer: Sendable {
    /// To `fetch` and `call`.
    case response(WorkerResponse)
    /// To `keyValue`.
    case keyValue(KeyValueAnswer)
    /// The promise is rejected with an Error of this message.
    case failed(String)
}

/// The world of one worker, implemented by the runtime.
///
/// Every call arrives on the worker's thread, in the middle of one of its turns. The implementation may call the worker back at once, e.g. `settle`:
/// what it says is heard when the turn ends. Operations are numbered by the worker, and each is settled at most once; a settlement for an
/// operation that is no more is ignored.
package protocol WorkerServices: AnyObject {
    /// One line of `console`, or of the host about the worker (an unhandled rejection). Text may hold newlines.
    func log(_ level: WorkerLogLevel, _ text: String, requestID: String?)
    /// Calls `Worker.timerFired` once after so many milliseconds (0 or more). Repeating timers are set anew each time.
    func setTimer(_ timer: Int, milliseconds: Double)
    func clearTimer(_ timer: Int)
    /// An outbound `fetch` of an http or https URL.
    func fetch(_ operation: Int, _ request: WorkerRequest)
    /// `env.NAME.fetch()`; `binding` is the number in `WorkerBinding.service`.
    func call(_ operation: Int, binding: Int, _ request: WorkerRequest)
    func keyValue(_ operation: Int, namespace: String, _ command: KeyValueCommand)
    /// Nobody waits for the operation any more (aborted, or the worker died). It must not be settled.
    func cancel(_ operation: Int)
    /// `Worker.pending` has come to 0: every request is answered and all work given to `waitUntil` is finished.
    func becameIdle()
}
