import SvcModel
import SvcState
import SvcTargets

/// Finishing or failing what a process that died left behind: pending deployments and journal entries.
///
/// A pending deployment is settled by asking the target: it is live there, or it never will be under that number.
/// A journal entry is carried out again: each of its steps may be repeated.
enum Settling {
    /// Settles what is pending in `places`, whose locks the caller holds, and in the journal entries of their services.
    static func settle(_ places: [Place], _ doors: Doors) throws(Problem) {
        let services = Set(places.map(\.service))
        for entry in try doors.state.journal() where services.contains(entry.action.service) {
            try settle(entry, held: Set(places), doors)
        }
        for place in places {
            for deployment in try doors.state.pendingDeployments(place) { try settle(deployment, doors) }
        }
    }

    /// Settles every environment that has something pending and that nobody holds.
    static func settleAll(_ doors: Doors) throws(Problem) {
        for entry in try doors.state.journal() { try settle(entry, held: [], doors) }
        for row in try doors.state.overview(service: nil) where row.pending > 0 {
            guard let lock = try doors.state.tryLock(row.place, operation: "settle", actor: doors.actor) else { continue }
            defer { lock.release() }
            for deployment in try doors.state.pendingDeployments(row.place) { try settle(deployment, doors) }
        }
    }

    private static func settle(_ deployment: Deployment, _ doors: Doors) throws(Problem) {
        let live = try doors.target().live(deployment.place)
        let isLive = live?.deployment == deployment.id
        if isLive {
            try doors.state.recordActive([deployment])
        } else {
            try doors.state.recordFailed([deployment], reason: "interrupted before it went live")
        }
        doors.report(.settled(place: deployment.place, version: deployment.split.leader, active: isLive))
    }

    private static func settle(_ entry: StateDatabase.JournalEntry, held: Set<Place>, _ doors: Doors) throws(Problem) {
        var locks: [EnvironmentLocks] = []
        defer { for lock in locks { lock.release() } }
        for place in entry.action.places where !held.contains(place) {
            guard let lock = try doors.state.tryLock(place, operation: "settle", actor: doors.actor) else { return }
            locks.append(lock)
        }
        // Whoever held the lock may have finished it meanwhile.
        guard try doors.state.journal().contains(where: { $0.id == entry.id }) else { return }
        try JournalStep.act(entry.action, on: try doors.target())
        try doors.state.finish(entry)
        doors.report(.finishedJournal(entry.action.sentence))
    }
}

/// What a journal entry asks of the target.
enum JournalStep {
    static func act(_ action: StateDatabase.JournalAction, on target: any Target) throws(Problem) {
        switch action {
        case .create(let place): try target.create(place)
        case .rename(let place, let name): try target.rename(place, to: name)
        case .delete(let place): try target.remove(place)
        case .deleteService(let service): try target.remove(service: service)
        }
    }
}

extension StateDatabase.JournalAction {
    var service: ServiceName {
        switch self {
        case .create(let place), .rename(let place, _), .delete(let place): place.service
        case .deleteService(let service): service
        }
    }

    var places: [Place] {
        switch self {
        case .create(let place), .delete(let place): [place]
        case .rename(let place, let name): [place, Place(place.service, name)]
        case .deleteService: []
        }
    }

    var sentence: String {
        switch self {
        case .create(let place): "creation of \(place)"
        case .rename(let place, let name): "renaming of \(place) to \(name)"
        case .delete(let place): "deletion of \(place)"
        case .deleteService(let service): "deletion of the service \(service)"
        }
    }
}
