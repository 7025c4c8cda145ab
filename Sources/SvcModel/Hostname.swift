/// The hostnames of MODEL: one for every environment, one for every stored version.
package enum Hostname {
    /// `gateway.localhost` for production, `staging.gateway.localhost` for others.
    package static func of(_ place: Place, domain: String) -> String {
        place.environment.isProduction ? "\(place.service).\(domain)" : "\(place.environment).\(place.service).\(domain)"
    }

    /// `v7.staging.gateway.localhost`, also for production: `v7.production.gateway.localhost`.
    package static func preview(of id: VersionID, domain: String) -> String {
        "v\(id.version).\(id.environment).\(id.service).\(domain)"
    }

    /// What a hostname means under a domain.
    package enum Meaning: Hashable, Sendable {
        case active(Place)
        case preview(VersionID)
    }

    /// Reads a hostname (lower case, no port, no final dot). Nil when it is not under the domain or not of a lawful form.
    package static func meaning(of host: some StringProtocol, domain: String) -> Meaning? {
        guard host.hasSuffix("." + domain) else { return nil }
        let labels = host.dropLast(domain.count + 1).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...3).contains(labels.count), let service = try? ServiceName(String(labels[labels.count - 1])) else { return nil }
        if labels.count == 1 { return .active(Place(service, .production)) }
        guard let environment = try? EnvironmentName(String(labels[labels.count - 2])) else { return nil }
        let place = Place(service, environment)
        if labels.count == 2 { return environment.isProduction ? nil : .active(place) }
        guard labels[0].first == "v", let number = Int(labels[0].dropFirst()), number >= 1, "v\(number)" == labels[0] else { return nil }
        return .preview(VersionID(place, number))
    }
}

/// Where the environments of a runtime answer: the domain below which their hostnames stand, and the port.
package struct Addresses: Hashable, Sendable {
    package let domain: String
    package let port: Int

    package init(domain: String, port: Int) {
        self.domain = domain
        self.port = port
    }

    package func hostname(_ place: Place) -> String { Hostname.of(place, domain: domain) }
    package func url(_ place: Place) -> String { url(host: hostname(place)) }
    package func previewURL(_ id: VersionID) -> String { url(host: Hostname.preview(of: id, domain: domain)) }

    private func url(host: String) -> String { port == 80 ? "http://\(host)" : "http://\(host):\(port)" }
}
