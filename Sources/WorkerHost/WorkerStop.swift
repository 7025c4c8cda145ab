import Synchronization

/// Asks a worker to end, from any thread. A worker in an endless loop hears it within some milliseconds; an idle one at its next turn.
package final class WorkerStop: Sendable {
    private let flag = Atomic<Bool>(false)

    package init() {}

    package func request() { flag.store(true, ordering: .relaxed) }
    package var isRequested: Bool { flag.load(ordering: .relaxed) }
}
