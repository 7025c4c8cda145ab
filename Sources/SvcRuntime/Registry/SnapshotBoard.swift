import Synchronization

/// Where all threads find the present snapshot. Putting up a new one is the atomic step of an activation: no request sees half of it, and a
/// loop that is busy in a worker delays nobody.
final class SnapshotBoard: Sendable {
    private let current: Mutex<Snapshot>
    private let count = Atomic<Int>(0)

    init(_ snapshot: Snapshot) { current = Mutex(snapshot) }

    /// Rises with each change; cheap to look at for every request.
    var generation: Int { count.load(ordering: .acquiring) }
    var snapshot: Snapshot { current.withLock { $0 } }

    func put(_ snapshot: Snapshot) {
        current.withLock {
            $0 = snapshot
            count.add(1, ordering: .releasing)
        }
    }
}
