package import SvcModel
import SvcState

/// Changing what was set on an environment: variables, secrets, bindings, routes. Several at a time make one version.
package enum Settings {
    /// One wanted change. Taking away what is not there is an error, setting what is already so is not.
    package enum Change: Sendable {
        case setVariable(SettingName, JSONValue)
        case unsetVariable(SettingName)
        case setBinding(SettingName, Binding)
        case unsetBinding(SettingName)
        case putSecret(SettingName, String)
        case deleteSecret(SettingName)
        case addRoute(Route)
        case removeRoute(Route)

        var cause: Cause {
            switch self {
            case .setVariable, .unsetVariable: .variable
            case .setBinding, .unsetBinding: .binding
            case .putSecret, .deleteSecret: .secret
            case .addRoute, .removeRoute: .route
            }
        }
    }

    package struct Options: Equatable, Sendable {
        package var conditions: Conditions
        /// Takes a declared name over into the declaration of the environment, instead of refusing it. The caller edits `svc.toml`.
        package var adopt: Bool
        package var dryRun: Bool

        package init(conditions: Conditions = Conditions(), adopt: Bool = false, dryRun: Bool = false) {
            self.conditions = conditions
            self.adopt = adopt
            self.dryRun = dryRun
        }
    }

    package struct Outcome: Equatable, Sendable {
        package let place: Place
        package let before: Version?
        package let kind: Deploy.Outcome.Kind
        package let difference: Difference
        /// Names whose new value went into the declaration (`adopt`), so that `svc.toml` must be edited to match.
        package let adopted: [SettingName]
    }

    /// Makes all changes live in one version, or none.
    package static func run(
        _ place: Place, _ changes: [Change], metadata: Metadata, _ options: Options, _ doors: Doors
    ) throws(Problem) -> Outcome {
        try doors.holdingUnlessDry(options.dryRun, [place], changes.first?.cause.rawValue ?? "change") { () throws(Problem) in
            try Guard.exists(place, doors)
            let head = try Reading.head(place, doors.state)
            try Guard.expected(options.conditions, active: head.version, place)
            try Guard.unprotected(options.conditions, head.content.declaration.layer(for: place.environment), place)
            var editing = Editing(place: place, content: head.content, adopt: options.adopt)
            for change in changes { try apply(change, to: &editing, dryRun: options.dryRun, doors) }

            let content = editing.content
            let world = try World.read(for: [(place, content)], doors.state)
            try Preflight.refuse(Preflight.gaps(of: content, in: place, world: world), "cannot change \(place)")
            let isUnchanged = content == head.content
            let difference = isUnchanged ? .none : try Difference.between(head.version, content, in: place, newBytes: nil, doors.state)
            func outcome(_ kind: Deploy.Outcome.Kind) -> Outcome {
                Outcome(place: place, before: head.version, kind: kind, difference: difference, adopted: editing.adopted)
            }
            if isUnchanged { return outcome(.unchanged) }
            if options.dryRun { return outcome(.planned) }
            // A change of settings keeps the code's facts; tag and message are the change's own.
            var facts = head.version?.metadata ?? Metadata()
            facts.tag = nil
            facts.message = nil
            let wanted = Wanted(
                place: place, content: content, cause: changes.first?.cause ?? .variable, metadata: facts.overridden(by: metadata),
                expected: options.conditions.expectedVersion)
            return outcome(.released(try Release.carryOut([wanted], doors)[0]))
        }
    }

    private static func apply(_ change: Change, to editing: inout Editing, dryRun: Bool, _ doors: Doors) throws(Problem) {
        switch change {
        case .putSecret(let name, let value): try putSecret(name, value, &editing, dryRun: dryRun, doors)
        case .setVariable(let name, let value): try editing.setVariable(name, value)
        case .unsetVariable(let name): try editing.unsetVariable(name)
        case .setBinding(let name, let binding): try editing.setBinding(name, binding)
        case .unsetBinding(let name): try editing.unsetBinding(name)
        case .deleteSecret(let name): try editing.deleteSecret(name)
        case .addRoute(let route): editing.addRoute(route)
        case .removeRoute(let route): try editing.removeRoute(route)
        }
    }

    /// A value equal to the present one keeps its revision, so that repeating a command makes no version.
    private static func putSecret(
        _ name: SettingName, _ value: String, _ editing: inout Editing, dryRun: Bool, _ doors: Doors
    ) throws(Problem) {
        let key = try doors.key()
        if let present = editing.content.secrets[name],
            try doors.state.openSecret(present, name: name, in: editing.place, key: key) == value
        {
            return
        }
        editing.content.secrets[name] =
            dryRun ? SecretRevision(revision: 0, digest: "new") : try doors.state.seal(value, name: name, in: editing.place, key: key)
    }
}

/// The content of a version while settings are applied to it. Pure.
struct Editing {
    let place: Place
    var content: VersionContent
    let adopt: Bool
    private(set) var adopted: [SettingName] = []

    init(place: Place, content: VersionContent, adopt: Bool) {
        self.place = place
        self.content = content
        self.adopt = adopt
    }

    private var declared: DeclaredLayer { content.declaration.layer(for: place.environment) }
    private var options: String { "-s \(place.service) -e \(place.environment)" }

    mutating func setVariable(_ name: SettingName, _ value: JSONValue) throws(Problem) {
        if declared.vars[name] == nil {
            content.set.vars[name] = value
        } else if declared.vars[name] != value || content.set.vars[name] != nil {
            try adoptOrRefuse(name)
            content.set.vars[name] = nil
            content.declaration.environments[place.environment.text, default: DeclaredLayer()].vars[name] = value
        }
    }

    mutating func unsetVariable(_ name: SettingName) throws(Problem) {
        if content.set.vars.removeValue(forKey: name) == nil { throw missing("variable", name, isDeclared: declared.vars[name] != nil, "var") }
    }

    mutating func setBinding(_ name: SettingName, _ binding: Binding) throws(Problem) {
        if declared.bindings[name] == nil {
            content.set.bindings[name] = binding
        } else if declared.bindings[name] != binding || content.set.bindings[name] != nil {
            try adoptOrRefuse(name)
            content.set.bindings[name] = nil
            content.declaration.environments[place.environment.text, default: DeclaredLayer()].bindings[name] = binding
        }
    }

    mutating func unsetBinding(_ name: SettingName) throws(Problem) {
        if content.set.bindings.removeValue(forKey: name) == nil {
            throw missing("binding", name, isDeclared: declared.bindings[name] != nil, "binding")
        }
    }

    mutating func deleteSecret(_ name: SettingName) throws(Problem) {
        if content.secrets.removeValue(forKey: name) == nil { throw missing("secret", name, isDeclared: false, "secret") }
    }

    mutating func addRoute(_ route: Route) {
        guard !declared.routes.contains(route), !content.set.routes.contains(route) else { return }
        content.set.routes = (content.set.routes + [route]).sorted()
    }

    mutating func removeRoute(_ route: Route) throws(Problem) {
        guard content.set.routes.contains(route) else {
            let message =
                declared.routes.contains(route)
                ? "the route \(route) of \(place) is declared in svc.toml" : "\(place) has no route \(route)"
            throw Problem(.notFound, message, hints: ["List what it has: svc route list \(options)"])
        }
        content.set.routes.removeAll { $0 == route }
    }

    private mutating func adoptOrRefuse(_ name: SettingName) throws(Problem) {
        guard adopt else {
            throw Problem(
                .refused, "\(name) is declared in svc.toml; setting it as well would give it two owners in \(place)",
                hints: ["Change it in svc.toml and deploy, or let this command change svc.toml too: --adopt"])
        }
        adopted.append(name)
    }

    private func missing(_ noun: String, _ name: SettingName, isDeclared: Bool, _ command: String) -> Problem {
        guard isDeclared else {
            return Problem(.notFound, "\(place) has no \(noun) \(name)", hints: ["List what it has: svc \(command) list \(options)"])
        }
        return Problem(
            .refused, "the \(noun) \(name) of \(place) is declared in svc.toml, not set with a command",
            hints: ["Remove it from svc.toml and deploy: svc deploy \(options)"])
    }
}
