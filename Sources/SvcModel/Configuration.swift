/// Limits of one environment's worker. A missing one is the runtime's default.
package struct Limits: Hashable, Sendable, Codable {
    /// CPU time of one request, in milliseconds.
    package var cpuMilliseconds: Int?
    /// Memory of one worker, in mebibytes.
    package var memoryMegabytes: Int?

    package init(cpuMilliseconds: Int? = nil, memoryMegabytes: Int? = nil) {
        self.cpuMilliseconds = cpuMilliseconds
        self.memoryMegabytes = memoryMegabytes
    }

    package static let none = Limits()
    package var isEmpty: Bool { self == Self.none }

    /// These limits, with those of `over` where it has them.
    package func overridden(by over: Limits) -> Limits {
        Limits(
            cpuMilliseconds: over.cpuMilliseconds ?? cpuMilliseconds, memoryMegabytes: over.memoryMegabytes ?? memoryMegabytes)
    }

    private enum CodingKeys: String, CodingKey {
        case cpuMilliseconds = "cpu_ms"
        case memoryMegabytes = "memory_mb"
    }
}

/// What one table of the manifest declares: the base, or one `[environments.NAME]`.
/// A missing value says nothing; routes are lawful in an environment's table only.
package struct DeclaredLayer: Hashable, Sendable, Codable {
    package var vars: [SettingName: JSONValue]
    package var bindings: [SettingName: Binding]
    package var routes: [Route]
    package var crons: [String]?
    package var compatibilityDate: String?
    package var limits: Limits
    /// `hostname = false` makes a service private: reachable through bindings only.
    package var hostname: Bool?
    /// `protected = true` asks for more than a bare command to change the environment.
    package var protected: Bool?

    package init(
        vars: [SettingName: JSONValue] = [:], bindings: [SettingName: Binding] = [:], routes: [Route] = [], crons: [String]? = nil,
        compatibilityDate: String? = nil, limits: Limits = .none, hostname: Bool? = nil, protected: Bool? = nil
    ) {
        self.vars = vars
        self.bindings = bindings
        self.routes = routes
        self.crons = crons
        self.compatibilityDate = compatibilityDate
        self.limits = limits
        self.hostname = hostname
        self.protected = protected
    }

    private enum CodingKeys: String, CodingKey {
        case vars, bindings, routes, crons, limits, hostname, protected
        case compatibilityDate = "compatibility_date"
    }
}

/// The declared configuration of *all* environments of one commit: what a deploy freezes beside the bundle, so that a
/// promotion brings what the same commit declares for its target.
package struct Declaration: Hashable, Sendable, Codable {
    package var base: DeclaredLayer
    package var environments: [String: DeclaredLayer]

    package init(base: DeclaredLayer = DeclaredLayer(), environments: [EnvironmentName: DeclaredLayer] = [:]) {
        self.base = base
        self.environments = Dictionary(uniqueKeysWithValues: environments.map { ($0.key.text, $0.value) })
    }

    package static let empty = Declaration()

    /// What the manifest says for one environment: the base overridden key by key. Routes come from the environment's own table only.
    package func layer(for environment: EnvironmentName) -> DeclaredLayer {
        guard let own = environments[environment.text] else {
            var alone = base
            alone.routes = []
            return alone
        }
        return DeclaredLayer(
            vars: base.vars.merging(own.vars) { $1 }, bindings: base.bindings.merging(own.bindings) { $1 }, routes: own.routes,
            crons: own.crons ?? base.crons, compatibilityDate: own.compatibilityDate ?? base.compatibilityDate,
            limits: base.limits.overridden(by: own.limits), hostname: own.hostname ?? base.hostname,
            protected: own.protected ?? base.protected)
    }
}

/// What was set with commands (`svc var set`, `svc binding set`, `svc route add`). A deploy never wipes it.
package struct SetLayer: Hashable, Sendable, Codable {
    package var vars: [SettingName: JSONValue]
    package var bindings: [SettingName: Binding]
    package var routes: [Route]

    package init(vars: [SettingName: JSONValue] = [:], bindings: [SettingName: Binding] = [:], routes: [Route] = []) {
        self.vars = vars
        self.bindings = bindings
        self.routes = routes
    }

    package static let empty = SetLayer()
}

/// Which revision of a secret a version has. The value is elsewhere, sealed; the digest tells two values apart without telling them.
package struct SecretRevision: Hashable, Sendable, Codable {
    /// Identity of the sealed value in the state database.
    package let revision: Int64
    /// A keyed digest of the value (HMAC under the sealing key), shortened to 12 hexadecimal digits.
    package let digest: String

    package init(revision: Int64, digest: String) {
        self.revision = revision
        self.digest = digest
    }
}

/// The configuration that a version runs with: both layers put together.
package struct Configuration: Hashable, Sendable, Codable {
    package var vars: [SettingName: JSONValue]
    package var bindings: [SettingName: Binding]
    package var routes: [Route]
    package var crons: [String]
    package var compatibilityDate: String?
    package var limits: Limits
    package var hostname: Bool

    package init(
        vars: [SettingName: JSONValue] = [:], bindings: [SettingName: Binding] = [:], routes: [Route] = [], crons: [String] = [],
        compatibilityDate: String? = nil, limits: Limits = .none, hostname: Bool = true
    ) {
        self.vars = vars
        self.bindings = bindings
        self.routes = routes
        self.crons = crons
        self.compatibilityDate = compatibilityDate
        self.limits = limits
        self.hostname = hostname
    }

    /// Puts the layers together. Names that both layers have are the caller's business (`collisions`); here what was set wins.
    package init(declared: DeclaredLayer, set: SetLayer) {
        self.init(
            vars: declared.vars.merging(set.vars) { $1 }, bindings: declared.bindings.merging(set.bindings) { $1 },
            routes: Set(declared.routes).union(set.routes).sorted(), crons: declared.crons ?? [],
            compatibilityDate: declared.compatibilityDate, limits: declared.limits, hostname: declared.hostname ?? true)
    }

    private enum CodingKeys: String, CodingKey {
        case vars, bindings, routes, crons, limits, hostname
        case compatibilityDate = "compatibility_date"
    }
}
