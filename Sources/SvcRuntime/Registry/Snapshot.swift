import SvcModel

/// Everything that can be served, at one moment. Immutable: a change makes a new one, which takes the old one's place on all threads in one step.
final class Snapshot: Sendable {
    let domain: String
    let environments: [Place: LiveEnvironment]
    private let hostnames: [String: Place]
    private let routes: RouteTable

    init(domain: String, environments: [Place: LiveEnvironment]) {
        self.domain = domain
        self.environments = environments
        hostnames = Dictionary(
            environments.values.filter(\.hasHostname).map { (Hostname.of($0.place, domain: domain), $0.place) }, uniquingKeysWith: { first, _ in first })
        routes = RouteTable(environments.values.flatMap { live in live.routes.map { ($0, live.place) } })
    }

    /// Where a request goes.
    enum Destination {
        case version(StoredVersion)
        /// The environment is there and no version of it is active, or the active one has no code.
        case noCode(Place)
        case unknownVersion(VersionID)
        case unknownHost
    }

    /// `host` is in lower case, without port and final dot; `path` is without query.
    func destination(host: String, path: ArraySlice<UInt8>, key: RequestKey) -> Destination {
        if !routes.isEmpty, let place = routes.place(host: host, path: path) { return active(place, key) }
        if let place = hostnames[host] { return active(place, key) }
        guard case .preview(let id) = Hostname.meaning(of: host, domain: domain), let live = environments[id.place], live.hasHostname else {
            return .unknownHost
        }
        guard let version = live.versions[id.version] else { return .unknownVersion(id) }
        return version.digest == nil || !version.configuration.hostname ? .noCode(id.place) : .version(version)
    }

    /// Where a call through a service binding goes: also to private environments.
    func active(_ place: Place, _ key: RequestKey) -> Destination {
        guard let live = environments[place] else { return .unknownHost }
        guard let version = live.version(for: key), version.digest != nil else { return .noCode(place) }
        return .version(version)
    }
}
