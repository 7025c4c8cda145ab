package import SvcModel
import SvcState

/// What a change must satisfy before it may start, whatever its use.
package struct Conditions: Equatable, Sendable {
    /// The version that must be active now, or nil for whichever is.
    package var expectedVersion: VersionNumber?
    /// The environment's name, typed as a confirmation that a protected environment may change.
    package var confirmed: EnvironmentName?
    /// Allows an order or rule to be broken, with the reason that is recorded.
    package var force: Bool
    package var reason: String?

    package init(expectedVersion: VersionNumber? = nil, confirmed: EnvironmentName? = nil, force: Bool = false, reason: String? = nil) {
        self.expectedVersion = expectedVersion
        self.confirmed = confirmed
        self.force = force
        self.reason = reason
    }
}

enum Guard {
    static func exists(_ place: Place, _ doors: Doors) throws(Problem) {
        if try doors.state.environment(place) == nil { throw try Missing.environment(place, doors.state) }
    }

    static func expected(_ conditions: Conditions, active: Version?, _ place: Place) throws(Problem) {
        guard let expected = conditions.expectedVersion, expected != (active?.number ?? 0) else { return }
        let present = active.map { "version \($0.number) is" } ?? "no version is"
        throw Problem(
            .expectedVersion, "\(place) was expected at version \(expected), but \(present) active",
            hints: ["Look at what changed: svc history \(place.environment) -s \(place.service)"])
    }

    /// A protected environment changes only when its name is given as a confirmation.
    static func unprotected(_ conditions: Conditions, _ layer: DeclaredLayer, _ place: Place) throws(Problem) {
        guard layer.protected == true, conditions.confirmed != place.environment else { return }
        throw Problem(
            .protected, "\(place) is protected; nothing was changed",
            hints: ["To change it all the same, repeat the command with --confirm \(place.environment)"])
    }
}

/// Problems about things that are not there, with what is.
package enum Missing {
    package static func environment(_ place: Place, _ state: StateDatabase) throws(Problem) -> Problem {
        guard try state.hasService(place.service) else { return try service(place.service, state) }
        let known = try state.environments(of: place.service).map(\.place.environment.text)
        return Problem(
            .notFound, "the service \(place.service) has no environment '\(place.environment)'",
            hints: Suggest.sentence(for: place.environment.text, among: known, noun: "environment") + [
                "Make it: svc env create \(place.environment) -s \(place.service)"
            ])
    }

    package static func service(_ name: ServiceName, _ state: StateDatabase) throws(Problem) -> Problem {
        let known = try state.services().map(\.text)
        let hints =
            known.isEmpty
            ? ["No service was deployed yet. Make the first version: svc deploy"]
            : Suggest.sentence(for: name.text, among: known, noun: "service") + ["List them: svc service list"]
        return Problem(.notFound, "there is no service '\(name)'", hints: hints)
    }

    static func version(_ id: VersionID, newest: VersionNumber?) -> Problem {
        let has = newest.map { "its newest is \($0)" } ?? "it has none yet"
        return Problem(
            .notFound, "\(id.place) has no version \(id.version); \(has)",
            hints: ["List them: svc history \(id.environment) -s \(id.service)"])
    }

    static func anyVersion(_ place: Place) -> Problem {
        Problem(
            .notFound, "\(place) serves no version yet", hints: ["Give it one: svc deploy -e \(place.environment) -s \(place.service)"])
    }
}
