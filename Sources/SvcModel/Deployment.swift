/// How far a deployment came. `pending` is an intent whose outcome nobody has recorded yet.
package enum DeploymentState: String, Sendable, Codable, CaseIterable {
    case pending, active, superseded, failed
}

/// A version and its share of the requests, in percent.
package struct Share: Hashable, Sendable, Codable {
    package let version: VersionNumber
    package let percent: Int

    package init(version: VersionNumber, percent: Int) {
        self.version = version
        self.percent = percent
    }
}

/// Which versions an environment serves, with percentages that add to 100.
package struct Split: Hashable, Sendable, Codable {
    /// Sorted by version, each percentage from 1 to 100.
    package let shares: [Share]

    package init(all version: VersionNumber) { shares = [Share(version: version, percent: 100)] }

    /// Nil unless the shares are of distinct versions, each of at least 1 percent, and add to 100.
    package init?(_ shares: [Share]) {
        guard shares.allSatisfy({ $0.percent >= 1 && $0.percent <= 100 && $0.version >= 1 }), shares.reduce(0, { $0 + $1.percent }) == 100,
            Set(shares.map(\.version)).count == shares.count
        else { return nil }
        self.shares = shares.sorted { $0.version < $1.version }
    }

    /// The version with the largest share; of equals the newest. Changes to an environment start from it.
    package var leader: VersionNumber {
        shares.max { ($0.percent, $0.version) < ($1.percent, $1.version) }?.version ?? 0
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.singleValueContainer()
        guard let split = Split(try box.decode([Share].self)) else {
            throw DecodingError.dataCorruptedError(in: box, debugDescription: "percentages of distinct versions must add to 100")
        }
        self = split
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(shares)
    }
}

/// One entry of an environment's append-only deployment history. The newest active one is what should be live.
package struct Deployment: Hashable, Sendable {
    /// Rises within the state database; the target keeps it, so that both can say which deployment is live.
    package let id: Int64
    package let place: Place
    package let state: DeploymentState
    package let split: Split
    package let createdAt: Timestamp
    /// Why it failed, for people; nil otherwise.
    package let failure: String?

    package init(id: Int64, place: Place, state: DeploymentState, split: Split, createdAt: Timestamp, failure: String? = nil) {
        self.id = id
        self.place = place
        self.state = state
        self.split = split
        self.createdAt = createdAt
        self.failure = failure
    }
}

/// An environment of a service as the state knows it.
package struct Environment: Hashable, Sendable {
    package let place: Place
    package let createdAt: Timestamp

    package init(place: Place, createdAt: Timestamp) {
        self.place = place
        self.createdAt = createdAt
    }
}

/// The order of environments of a service. Gates stand between them in a later issue's table.
package struct Pipeline: Hashable, Sendable, Codable {
    package let stages: [EnvironmentName]

    package init(stages: [EnvironmentName]) { self.stages = stages }

    /// The stage after `stage`, or nil for the last one and for environments that are no stage.
    package func next(after stage: EnvironmentName) -> EnvironmentName? {
        guard let index = stages.firstIndex(of: stage), index + 1 < stages.count else { return nil }
        return stages[index + 1]
    }

    /// Whether a promotion keeps the order: both are stages and the target follows directly; environments outside the pipeline may
    /// feed its first stage or each other, and never skip into a later one.
    package func allows(from source: EnvironmentName, to target: EnvironmentName) -> Bool {
        guard let targetIndex = stages.firstIndex(of: target) else { return true }
        guard let sourceIndex = stages.firstIndex(of: source) else { return targetIndex == 0 }
        return sourceIndex + 1 == targetIndex
    }
}
