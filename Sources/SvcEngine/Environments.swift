package import SvcModel
import SvcState
import SvcTargets

/// Making, cloning, renaming and deleting environments.
package enum Environments {
    /// Makes environments of several services, or of one. With `from`, each starts with the code and the declared configuration of that
    /// environment, as version 1; what was set there stays there.
    package static func create(
        _ places: [Place], from source: EnvironmentName?, metadata: Metadata, _ doors: Doors
    ) throws(Problem) -> [Released?] {
        var outcomes: [Released?] = []
        for place in places {
            outcomes.append(
                try begin(place, source.map { Place(place.service, $0) }, metadata, doors) { head, _ throws(Problem) in
                    VersionContent(digest: head.digest, declaration: head.declaration)
                })
        }
        return outcomes
    }

    package struct CloneOptions: Equatable, Sendable {
        /// Seals the values of the source's secrets anew for the clone.
        package var withSecrets: Bool
        package init(withSecrets: Bool = false) { self.withSecrets = withSecrets }
    }

    /// A copy of an environment: code, declared configuration, variables and bindings that were set; secrets only when asked for.
    /// Routes stay with the source, since two environments never hold the same one.
    package static func clone(
        _ source: Place, as name: EnvironmentName, _ options: CloneOptions, metadata: Metadata, _ doors: Doors
    ) throws(Problem) -> Released? {
        let place = Place(source.service, name)
        return try begin(place, source, metadata, doors) { head, doors throws(Problem) in
            var content = head
            content.set.routes = []
            content.declaration = head.declaration.copying(source.environment, to: name)
            content.secrets = [:]
            guard options.withSecrets else { return content }
            let key = try doors.key()
            for (secret, revision) in head.secrets {
                let value = try doors.state.openSecret(revision, name: secret, in: source, key: key)
                content.secrets[secret] = try doors.state.seal(value, name: secret, in: place, key: key)
            }
            return content
        }
    }

    private static func begin(
        _ place: Place, _ source: Place?, _ metadata: Metadata, _ doors: Doors,
        content: (VersionContent, Doors) throws(Problem) -> VersionContent
    ) throws(Problem) -> Released? {
        guard try doors.state.hasService(place.service) || source == nil else { throw try Missing.service(place.service, doors.state) }
        if try !doors.state.hasService(place.service) { try doors.state.createService(place.service) }
        return try doors.holding([place] + (source.map { [$0] } ?? []), "create") { () throws(Problem) in
            if try doors.state.environment(place) != nil {
                throw Problem(
                    .alreadyExists, "\(place) exists already", hints: ["Look at it: svc env show \(place.environment) -s \(place.service)"])
            }
            if let source { try Guard.exists(source, doors) }
            let origin = try source.flatMap { (source) throws(Problem) in try Reading.active(source, doors.state) }
            try journaled(try doors.state.beginCreate(place), doors)
            guard let origin else { return nil }
            let wanted = Wanted(
                place: place, content: try content(origin.content, doors), cause: .clone, origin: origin.id,
                metadata: origin.metadata.overridden(by: metadata))
            return try Release.carryOut([wanted], doors).first
        }
    }

    /// Renames an environment: its new hostname answers and the old one is free in the same step; versions and numbers stay.
    package static func rename(_ place: Place, to name: EnvironmentName, force: Bool, _ doors: Doors) throws(Problem) {
        guard !place.environment.isProduction else {
            throw Problem(.refused, "production cannot be renamed", hints: ["Make another environment from it: svc env clone production NAME"])
        }
        guard place.environment != name else { throw Problem(.usage, "\(place) has that name already") }
        let renamed = Place(place.service, name)
        try doors.holding([place, renamed], "rename") { () throws(Problem) in
            try Guard.exists(place, doors)
            if try doors.state.environment(renamed) != nil { throw Problem(.alreadyExists, "\(renamed) exists already") }
            if !force { try refuseCallers(of: place, doors, verb: "rename") }
            try journaled(try doors.state.beginRename(place, to: name), doors)
        }
    }

    /// Deletes an environment with its versions. `production` only goes with its service.
    package static func delete(_ place: Place, conditions: Conditions, _ doors: Doors) throws(Problem) {
        try doors.holding([place], "delete") { () throws(Problem) in
            try Guard.exists(place, doors)
            if place.environment.isProduction {
                throw Problem(
                    .refused, "production cannot be deleted alone", hints: ["Delete the whole service: svc service delete \(place.service)"])
            }
            let head = try Reading.head(place, doors.state)
            try Guard.unprotected(conditions, head.content.declaration.layer(for: place.environment), place)
            if !conditions.force { try refuseCallers(of: place, doors, verb: "delete") }
            try journaled(try doors.state.beginDelete(place), doors)
        }
    }

    /// Deletes a service with all its environments.
    package static func deleteService(_ service: ServiceName, force: Bool, _ doors: Doors) throws(Problem) {
        guard try doors.state.hasService(service) else { throw try Missing.service(service, doors.state) }
        let places = try doors.state.environments(of: service).map(\.place)
        try doors.holding(places, "delete service") { () throws(Problem) in
            let callers = try doors.state.callers(of: service, environment: nil).filter { $0.service != service }
            if !callers.isEmpty && !force { throw referenced(service.text, callers, verb: "delete") }
            try journaled(try doors.state.beginDeleteService(service), doors)
        }
    }

    /// Carries a journal entry out at the target; takes it back when the target refuses, keeps it when nobody knows.
    private static func journaled(_ entry: StateDatabase.JournalEntry, _ doors: Doors) throws(Problem) {
        do throws(Problem) {
            try JournalStep.act(entry.action, on: try doors.target())
        } catch {
            guard error.kind != .targetUnreachable else {
                throw error.adding(hint: "The \(entry.action.sentence) is on record; the next command finishes it.")
            }
            try doors.state.undo(entry)
            throw error
        }
        try doors.state.finish(entry)
    }

    private static func refuseCallers(of place: Place, _ doors: Doors, verb: String) throws(Problem) {
        let callers = try doors.state.callers(of: place.service, environment: place.environment).filter { $0 != place }
        if !callers.isEmpty { throw referenced(place.description, callers, verb: verb) }
    }

    private static func referenced(_ name: String, _ callers: [Place], verb: String) -> Problem {
        Problem(
            .refused, "cannot \(verb) \(name): \(callers.count == 1 ? "a service binding leads" : "service bindings lead") to it",
            hints: ["Change those bindings first, or do it all the same: --force"],
            details: callers.map { Problem.Detail("\($0) binds to it", hint: "svc binding list -s \($0.service) -e \($0.environment)") })
    }
}

extension Declaration {
    /// The same, with what it says of `source` also said of `copy`, routes left out.
    func copying(_ source: EnvironmentName, to copy: EnvironmentName) -> Declaration {
        guard var own = environments[source.text], environments[copy.text] == nil else { return self }
        own.routes = []
        own.protected = nil
        var result = self
        result.environments[copy.text] = own
        return result
    }
}
