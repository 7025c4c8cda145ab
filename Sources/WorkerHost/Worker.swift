/// One worker: an ES module in a virtual machine of its own, on the thread that made it.
package final class Worker {
    package enum State: Sendable, Equatable {
        case usable
        /// It never runs again; the runtime makes a new one.
        case dead(WorkerFailure)
    }

    package typealias Reply = (Result<WorkerResponse, WorkerFailure>) -> Void

    package private(set) var state: State = .usable
    /// Requests without an answer, and work given to `waitUntil` that is not finished.
    package private(set) var pending = 0
    /// For other threads.
    package let stop = WorkerStop()

    /// Evaluates the modules. With a top-level `await` that waits for something outside it returns before they are finished: requests then wait,
    /// and a failure is theirs.
    package init(script: WorkerScript, environment: WorkerEnvironment, limits: WorkerLimits, services: any WorkerServices) throws(WorkerFailure) {
        throw WorkerFailure(.unsupported, "not built yet")
    }

    /// Runs the `fetch` handler. `reply` is called exactly once, on this thread, and before this returns when the worker answers without
    /// waiting for something outside.
    package func fetch(_ request: WorkerRequest, reply: @escaping Reply) {}

    /// The timer of `WorkerServices.setTimer` has run out.
    package func timerFired(_ timer: Int) {}

    /// The outcome of an operation.
    package func settle(_ operation: Int, _ answer: WorkerAnswer) {}

    /// Ends the worker: what is pending fails with `.terminated`. Nothing when it is dead already.
    package func terminate(_ message: String = "the worker was ended by the runtime") {}

    /// Gives the virtual machine back. Also ends what is pending. Afterwards the worker is dead.
    package func shutdown() {}

    /// Once a second or so on each thread that has workers: lets JavaScriptCore's own timers run (FinalizationRegistry, idle collection).
    package static func pump() {}
}
