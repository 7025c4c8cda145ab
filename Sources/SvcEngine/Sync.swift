package import SvcModel
import SvcState
import SvcTargets

/// Making the target what the state says: a wiped or new runtime, or one that somebody changed.
package enum Sync {
    package struct Outcome: Equatable, Sendable {
        package enum Kind: String, Equatable, Sendable, Codable { case agreed, created, activated, removed }

        package let place: Place
        package let kind: Kind
        package let version: VersionNumber?
    }

    /// Settles what is pending, then creates, pushes and activates what the target lacks, and removes what the state does not know.
    package static func run(dryRun: Bool, _ doors: Doors) throws(Problem) -> [Outcome] {
        let target = try doors.target()
        if !dryRun { try Settling.settleAll(doors) }
        let live = Dictionary(try target.live().map { ($0.place, $0) }) { first, _ in first }
        let rows = try doors.state.overview(service: nil)
        var outcomes: [Outcome] = []
        for row in rows { outcomes.append(try bring(row, live[row.place], target, dryRun: dryRun, doors)) }
        let known = Set(rows.map(\.place))
        for place in live.keys.sorted() where !known.contains(place) {
            if !dryRun { try target.remove(place) }
            outcomes.append(Outcome(place: place, kind: .removed, version: nil))
        }
        return outcomes
    }

    private static func bring(
        _ row: StateDatabase.OverviewRow, _ live: WireLive?, _ target: any Target, dryRun: Bool, _ doors: Doors
    ) throws(Problem) -> Outcome {
        let place = row.place
        let number = row.deployment?.split.leader
        if live != nil && Overview.agreement(row, live) == .agrees { return Outcome(place: place, kind: .agreed, version: number) }
        let kind: Outcome.Kind = row.deployment == nil ? .created : .activated
        if dryRun { return Outcome(place: place, kind: kind, version: number) }
        return try doors.holding([place], "sync") { () throws(Problem) in
            if live == nil { try target.create(place) }
            // Read again under the lock: another process may have moved on.
            guard let deployment = try doors.state.activeDeployment(place) else { return Outcome(place: place, kind: .created, version: nil) }
            for share in deployment.split.shares {
                guard let version = try doors.state.version(VersionID(place, share.version)) else { continue }
                try Release.push(version, bytes: nil, to: target, doors)
            }
            try target.activate([WireActivation(place: place, deployment: deployment.id, split: deployment.split)])
            return Outcome(place: place, kind: .activated, version: deployment.split.leader)
        }
    }
}
