package import SvcModel
import SvcState

/// An earlier version active again, as a new version: its code, variables, bindings, routes and secrets.
package enum Rollback {
    package struct Options: Equatable, Sendable {
        package var conditions: Conditions
        package var dryRun: Bool

        package init(conditions: Conditions = Conditions(), dryRun: Bool = false) {
            self.conditions = conditions
            self.dryRun = dryRun
        }
    }

    package struct Outcome: Equatable, Sendable {
        package let restored: Version
        package let before: Version?
        package let kind: Deploy.Outcome.Kind
        package let difference: Difference
    }

    /// Rolls `place` back to what `selector` names; `.current` means the version served before this one.
    package static func run(
        _ place: Place, _ selector: Selector, metadata: Metadata, _ options: Options, _ doors: Doors
    ) throws(Problem) -> Outcome {
        try doors.holdingUnlessDry(options.dryRun, [place], "rollback") { () throws(Problem) in
            try Guard.exists(place, doors)
            let head = try Reading.head(place, doors.state)
            try Guard.expected(options.conditions, active: head.version, place)
            let restored = try Reading.resolve(place, selector == .current ? .back(1) : selector, doors.state)
            guard try doors.state.wasEverActive(restored.id) else {
                throw Problem(.refused, "\(restored.id) was never active", hints: ["Choose one that was: svc history \(place.environment)"])
            }
            try Guard.unprotected(options.conditions, head.content.declaration.layer(for: place.environment), place)
            let world = try World.read(for: [(place, restored.content)], doors.state)
            try Preflight.refuse(Preflight.gaps(of: restored.content, in: place, world: world), "cannot roll \(place) back to \(restored.number)")

            let isUnchanged = head.version?.content == restored.content
            let difference =
                isUnchanged ? .none : try Difference.between(head.version, restored.content, in: place, newBytes: nil, doors.state)
            func outcome(_ kind: Deploy.Outcome.Kind) -> Outcome {
                Outcome(restored: restored, before: head.version, kind: kind, difference: difference)
            }
            if isUnchanged { return outcome(.unchanged) }
            if options.dryRun { return outcome(.planned) }
            let wanted = Wanted(
                place: place, content: restored.content, cause: .rollback, origin: restored.id,
                metadata: restored.metadata.overridden(by: metadata), expected: options.conditions.expectedVersion)
            return outcome(.released(try Release.carryOut([wanted], doors)[0]))
        }
    }
}
