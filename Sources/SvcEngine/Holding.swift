import SvcModel
import SvcState

extension Doors {
    /// Runs `body` while holding the locks of `places`, after settling what dead processes left pending there.
    /// Waits in line and tells whom it waits for. Throws `locked` when the line is longer than the lock timeout.
    func holding<Result>(
        _ places: [Place], _ operation: String, _ body: () throws(Problem) -> Result
    ) throws(Problem) -> Result {
        try stopIfInterrupted()
        let report = report
        let locks = try state.lock(
            Array(Set(places)).sorted(), operation: operation, actor: actor, timeoutMilliseconds: lockTimeout,
            waiting: { report(.waiting(place: $0, holder: $1)) })
        defer { locks.release() }
        try Settling.settle(places, self)
        return try body()
    }
}
