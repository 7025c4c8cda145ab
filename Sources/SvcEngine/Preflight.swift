package import SvcModel

/// Everything that stands against a version, found at once and before anything is touched. Pure.
package enum Preflight {
    /// What a version of `content` would get wrong in `place`.
    package static func gaps(of content: VersionContent, in place: Place, world: World) -> [Problem.Detail] {
        let configuration = content.configuration(in: place.environment)
        return missingServices(configuration, place, world) + unavailable(configuration) + takenRoutes(configuration, place, world)
            + doubleNames(configuration, content.secrets)
    }

    /// Names that `source` has in its own environment and `content` would lack in `target`.
    package static func lacking(_ content: VersionContent, in target: Place, comparedTo source: Version) -> [Problem.Detail] {
        let here = content.configuration(in: target.environment)
        let there = source.configuration
        let option = "-s \(target.service) -e \(target.environment)"
        let vars = Set(there.vars.keys).subtracting(here.vars.keys).subtracting(content.secrets.keys).sorted().map {
            Problem.Detail("variable \($0): \(source.id.short) has it, \(target.environment) would not", hint: "svc var set \($0)=VALUE \(option)")
        }
        let bindings = Set(there.bindings.keys).subtracting(here.bindings.keys).sorted().map {
            Problem.Detail(
                "binding \($0): \(source.id.short) has it, \(target.environment) would not",
                hint: "svc binding set \($0) KIND=VALUE \(option)")
        }
        let secrets = Set(source.content.secrets.keys).subtracting(content.secrets.keys).subtracting(here.vars.keys).sorted().map {
            Problem.Detail("secret \($0): \(source.id.short) has it, \(target.environment) would not", hint: "svc secret put \($0) \(option)")
        }
        return vars + bindings + secrets
    }

    /// Names that are both declared in `svc.toml` and set with a command, in order.
    package static func collisions(of content: VersionContent, in environment: EnvironmentName) -> [SettingName] {
        let declared = content.declaration.layer(for: environment)
        let vars = Set(declared.vars.keys).intersection(content.set.vars.keys)
        return Array(vars.union(Set(declared.bindings.keys).intersection(content.set.bindings.keys))).sorted()
    }

    /// The one problem that names all gaps, or nothing when there are none.
    static func refuse(_ gaps: [Problem.Detail], _ what: String) throws(Problem) {
        guard !gaps.isEmpty else { return }
        let count = gaps.count == 1 ? "one thing stands" : "\(gaps.count) things stand"
        throw Problem(.preflight, "\(what): \(count) in the way, and nothing was changed", details: gaps)
    }

    private static func missingServices(_ configuration: Configuration, _ place: Place, _ world: World) -> [Problem.Detail] {
        configuration.bindings.sorted { $0.key < $1.key }.compactMap { name, binding in
            guard case .service(let service, let environment) = binding else { return nil }
            let callee = Place(service, environment.resolved(in: place.environment))
            guard callee != place, !world.environments.contains(callee) else { return nil }
            return Problem.Detail(
                "binding \(name): there is no environment \(callee)", hint: "svc env create \(callee.environment) -s \(callee.service)")
        }
    }

    private static func unavailable(_ configuration: Configuration) -> [Problem.Detail] {
        let classes = configuration.bindings.sorted { $0.key < $1.key }.compactMap { name, binding in
            binding.kind == .durableObject
                ? Problem.Detail("binding \(name): the embedded runtime has no Durable Objects yet", hint: "remove bindings.\(name) for now")
                : nil
        }
        guard !configuration.crons.isEmpty else { return classes }
        return classes + [Problem.Detail("crons: the embedded runtime has no scheduled handlers yet", hint: "remove crons for now")]
    }

    private static func takenRoutes(_ configuration: Configuration, _ place: Place, _ world: World) -> [Problem.Detail] {
        configuration.routes.compactMap { route in
            guard let holder = world.routeHolders[route], holder != place else { return nil }
            return Problem.Detail(
                "route \(route): \(holder) holds it", hint: "svc route remove '\(route)' -s \(holder.service) -e \(holder.environment)")
        }
    }

    /// A name can mean only one thing in `env`.
    private static func doubleNames(_ configuration: Configuration, _ secrets: [SettingName: SecretRevision]) -> [Problem.Detail] {
        var kinds: [SettingName: [String]] = [:]
        for name in configuration.vars.keys { kinds[name, default: []].append("variable") }
        for name in secrets.keys { kinds[name, default: []].append("secret") }
        for name in configuration.bindings.keys { kinds[name, default: []].append("binding") }
        return kinds.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map {
            Problem.Detail("\($0.key) is a \($0.value.joined(separator: " and a ")) at once", hint: "rename or remove one of them")
        }
    }
}

extension Preflight {
    /// Routes that two environments of the same step claim.
    static func doubleClaims(_ items: [(Place, VersionContent)]) -> [Problem.Detail] {
        var claims: [Route: [Place]] = [:]
        for (place, content) in items {
            for route in content.configuration(in: place.environment).routes { claims[route, default: []].append(place) }
        }
        return claims.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map {
            Problem.Detail("route \($0.key): claimed by \($0.value.map(\.description).joined(separator: " and "))")
        }
    }
}
