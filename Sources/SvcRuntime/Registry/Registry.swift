import SvcModel

/// What is stored and live. Confined to the control loop; every change is on disk, then on the board, then answered.
///
/// Invariants
///   1. A version's content never changes: the same number with another content is refused.
///   2. The active split of an environment names stored versions only.
///   3. A route is held by at most one environment's active versions.
///   4. Repeating a call changes nothing and answers the same.
final class Registry {
    let board: SnapshotBoard
    private let disk: RegistryDisk
    private let domain: String
    private var environments: [Place: LiveEnvironment] = [:]
    private var ids: [Place: Int] = [:]
    private var nextID = 1

    init(disk: RegistryDisk, domain: String) throws {
        self.disk = disk
        self.domain = domain
        let live = try disk.live()
        nextID = live.next
        for row in live.environments {
            let place = Place(row.service, row.environment)
            var environment = LiveEnvironment(place: place)
            environment.deployment = row.deployment
            environment.split = row.split
            for version in try disk.versions(of: place, id: row.id) { environment.versions[version.id.version] = version }
            environments[place] = environment
            ids[place] = row.id
        }
        board = SnapshotBoard(Snapshot(domain: domain, environments: environments))
    }

    // MARK: reading

    func environment(_ place: Place) throws(WireProblem) -> LiveEnvironment {
        guard let environment = environments[place] else { throw WireProblem(kind: .notFound, message: "there is no environment \(place)") }
        return environment
    }

    func environments(of service: ServiceName?, named name: EnvironmentName?) -> [LiveEnvironment] {
        environments.values
            .filter { (service == nil || $0.place.service == service) && (name == nil || $0.place.environment == name) }
            .sorted { $0.place < $1.place }
    }

    func hasBundle(_ digest: BundleDigest) -> Bool { disk.hasBundle(digest) }

    // MARK: bundles

    /// Whether it is new here.
    func put(bundle bytes: [UInt8], _ digest: BundleDigest) throws(WireProblem) -> Bool {
        if disk.hasBundle(digest) { return false }
        let found = Vault.digest(bytes)
        guard found == digest.hex else {
            throw WireProblem(kind: .digestMismatch, message: "these bytes have the digest \(found), not \(digest)")
        }
        do throws(BundleProblem) { _ = try BundleArchive(canonicalBytes: bytes) } catch {
            throw WireProblem(kind: .malformed, message: "the bytes are not a bundle (\(error))")
        }
        do throws(FileFailure) { try disk.write(bundle: bytes, digest) } catch { throw .disk(error) }
        return true
    }

    // MARK: environments

    func make(_ place: Place) throws(WireProblem) -> LiveEnvironment {
        if let known = environments[place] { return known }
        try change { environments, ids, nextID in
            environments[place] = LiveEnvironment(place: place)
            ids[place] = nextID
            nextID += 1
        }
        return try environment(place)
    }

    func remove(_ places: [Place]) throws(WireProblem) {
        let known = places.compactMap { place in ids[place].map { (place, $0) } }
        guard !known.isEmpty else { return }
        try change { environments, ids, _ in
            for (place, _) in known {
                environments[place] = nil
                ids[place] = nil
            }
        }
        for (_, id) in known { disk.removeVersions(id) }
    }

    func rename(_ place: Place, to name: EnvironmentName) throws(WireProblem) -> LiveEnvironment {
        let target = Place(place.service, name)
        if place == target { return try environment(place) }
        guard let old = environments[place] else { return try environment(target) }
        guard environments[target] == nil else {
            throw WireProblem(kind: .conflict, message: "there is an environment \(target) already")
        }
        try change { environments, ids, _ in
            environments[target] = old.moved(to: target)
            environments[place] = nil
            ids[target] = ids.removeValue(forKey: place)
        }
        return try environment(target)
    }

    // MARK: versions

    /// The version to be stored, or nil when it is stored already. Nothing is changed yet: its worker is to be tried first.
    func draft(_ id: VersionID, _ wire: WireVersion) throws(WireProblem) -> StoredVersion? {
        guard id.version >= 1 else { throw WireProblem(kind: .malformed, message: "a version's number is 1 or more") }
        let version = StoredVersion(id: id, digest: wire.digest, configuration: wire.configuration, secrets: wire.secrets)
        if let known = environments[id.place]?.versions[id.version] {
            guard known.hasSameContent(as: version) else {
                throw WireProblem(kind: .conflict, message: "\(id) is stored with another content; a version never changes")
            }
            return nil
        }
        if let digest = wire.digest, !disk.hasBundle(digest) {
            throw WireProblem(kind: .conflict, message: "the bundle \(digest.short) is not here", hint: "PUT /v1/bundles/\(digest) first")
        }
        return version
    }

    func store(_ version: StoredVersion) throws(WireProblem) {
        _ = try make(version.id.place)
        guard let id = ids[version.id.place] else { throw WireProblem(kind: .internalError, message: "the environment has no id") }
        do { try disk.write(version, id: id) } catch { throw .disk(error) }
        environments[version.id.place]?.versions[version.id.version] = version
        board.put(Snapshot(domain: domain, environments: environments))
    }

    // MARK: activation

    /// All of them in one step, or none.
    func activate(_ activations: [WireActivation]) throws(WireProblem) {
        guard Set(activations.map(\.place)).count == activations.count else {
            throw WireProblem(kind: .malformed, message: "an environment stands more than once in the activations")
        }
        var next = environments
        for activation in activations {
            var environment = try environment(activation.place)
            if let known = environment.deployment {
                guard activation.deployment >= known else {
                    throw WireProblem(
                        kind: .conflict, message: "\(activation.place) has deployment \(known), which is newer than \(activation.deployment)")
                }
                guard activation.deployment > known || activation.split == environment.split else {
                    throw WireProblem(kind: .conflict, message: "deployment \(known) of \(activation.place) is live with another split")
                }
            }
            for share in activation.split.shares where environment.versions[share.version] == nil {
                throw WireProblem(kind: .notFound, message: "\(activation.place)@\(share.version) is not stored here")
            }
            environment.deployment = activation.deployment
            environment.split = activation.split
            next[activation.place] = environment
        }
        try refuseTakenRoutes(next, Set(activations.map(\.place)))
        let result = next
        try change { environments, _, _ in environments = result }
    }

    private func refuseTakenRoutes(_ next: [Place: LiveEnvironment], _ changed: Set<Place>) throws(WireProblem) {
        var wanted: [Route: Place] = [:]
        for place in changed.sorted() {
            for route in next[place]?.routes ?? [] {
                if let other = wanted.updateValue(place, forKey: route) { throw .routeTaken(route, by: other) }
            }
        }
        guard !wanted.isEmpty else { return }
        for (place, environment) in next where !changed.contains(place) {
            for route in environment.routes where wanted[route] != nil { throw .routeTaken(route, by: place) }
        }
    }

    /// Tries a change on copies, writes it down, and only then makes it true.
    private func change(
        _ body: (inout [Place: LiveEnvironment], inout [Place: Int], inout Int) -> Void
    ) throws(WireProblem) {
        var (environments, ids, nextID) = (environments, ids, nextID)
        body(&environments, &ids, &nextID)
        var live = RegistryDisk.Live(next: nextID)
        for (place, id) in ids.sorted(by: { $0.key < $1.key }) {
            let environment = environments[place]
            live.environments.append(
                .init(
                    id: id, service: place.service, environment: place.environment, deployment: environment?.deployment,
                    split: environment?.split))
        }
        do throws(FileFailure) { try disk.write(live) } catch { throw .disk(error) }
        (self.environments, self.ids, self.nextID) = (environments, ids, nextID)
        board.put(Snapshot(domain: domain, environments: environments))
    }
}

extension WireProblem {
    fileprivate static func disk(_ error: any Error) -> WireProblem {
        (error as? WireProblem)
            ?? WireProblem(kind: .unavailable, message: "the runtime cannot write to its data directory (\(error))", hint: "check the disk's space")
    }

    fileprivate static func routeTaken(_ route: Route, by place: Place) -> WireProblem {
        WireProblem(kind: .routeTaken, message: "the route \(route) is held by \(place)", hint: "remove it there first")
    }
}
