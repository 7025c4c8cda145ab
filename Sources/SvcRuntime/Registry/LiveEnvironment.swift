import SvcModel

/// An environment with its stored versions and what is active of them.
struct LiveEnvironment: Sendable {
    let place: Place
    /// The active deployment's id in the state database; nil while nothing was ever activated.
    var deployment: Int64?
    var split: Split?
    var versions: [VersionNumber: StoredVersion] = [:]

    init(place: Place) { self.place = place }

    /// Active versions with their shares.
    var active: [(version: StoredVersion, percent: Int)] {
        split?.shares.compactMap { share in versions[share.version].map { ($0, share.percent) } } ?? []
    }

    /// The version that hostname and other facts of the whole environment come from.
    var leader: StoredVersion? { split.flatMap { versions[$0.leader] } }

    /// A private environment is reached through bindings only. One that has no version yet answers, so that its hostname is seen to work.
    var hasHostname: Bool { leader?.configuration.hostname ?? true }

    /// All routes of all active versions.
    var routes: [Route] { Set(active.flatMap(\.version.configuration.routes)).sorted() }

    /// The version for a request.
    func version(for key: RequestKey) -> StoredVersion? {
        guard let split else { return nil }
        if split.shares.count == 1 { return versions[split.shares[0].version] }
        var rest = key.percentile
        for share in split.shares {
            if rest < share.percent { return versions[share.version] }
            rest -= share.percent
        }
        return nil
    }

    func moved(to place: Place) -> LiveEnvironment {
        var moved = LiveEnvironment(place: place)
        moved.deployment = deployment
        moved.split = split
        moved.versions = versions.mapValues { $0.moved(to: place) }
        return moved
    }
}
