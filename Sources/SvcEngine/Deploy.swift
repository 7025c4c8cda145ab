package import SvcModel
import SvcState

/// Bringing built code and its manifest to an environment.
package enum Deploy {
    /// One service's part of a deploy.
    package struct Request: Sendable {
        package let place: Place
        package let digest: BundleDigest
        package let canonicalBytes: [UInt8]
        package let declaration: Declaration
        package let metadata: Metadata

        package init(place: Place, digest: BundleDigest, canonicalBytes: [UInt8], declaration: Declaration, metadata: Metadata) {
            self.place = place
            self.digest = digest
            self.canonicalBytes = canonicalBytes
            self.declaration = declaration
            self.metadata = metadata
        }
    }

    package struct Options: Equatable, Sendable {
        package var conditions: Conditions
        /// Makes a version even when nothing changed.
        package var again: Bool
        /// Drops what was set with a command where the manifest now declares it.
        package var adopt: Bool
        package var dryRun: Bool

        package init(conditions: Conditions = Conditions(), again: Bool = false, adopt: Bool = false, dryRun: Bool = false) {
            self.conditions = conditions
            self.again = again
            self.adopt = adopt
            self.dryRun = dryRun
        }
    }

    /// What became of one service.
    package struct Outcome: Equatable, Sendable {
        package enum Kind: Equatable, Sendable {
            /// The environment serves exactly this already.
            case unchanged
            /// What a deploy would do (`--dry-run`).
            case planned
            case released(Released)
        }

        package let place: Place
        package let kind: Kind
        /// What was active before; nil for the first version.
        package let before: Version?
        package let difference: Difference
    }

    /// Deploys every request, or none. Services that are new are made, with `production`; another environment must exist.
    package static func run(_ requests: [Request], _ options: Options, _ doors: Doors) throws(Problem) -> [Outcome] {
        if !options.dryRun {
            for request in requests where try !doors.state.hasService(request.place.service) {
                try doors.state.createService(request.place.service)
            }
        }
        return try doors.holdingUnlessDry(options.dryRun, requests.map(\.place), "deploy") { () throws(Problem) in
            var plans: [Plan] = []
            for request in requests { plans.append(try plan(request, options, doors)) }
            try preflight(plans, doors)
            if options.dryRun { return plans.map { $0.outcome($0.isUnchanged ? .unchanged : .planned) } }
            let changed = plans.filter { !$0.isUnchanged }
            guard !changed.isEmpty else { return plans.map { $0.outcome(.unchanged) } }
            let released = try Release.carryOut(changed.map(\.wanted), doors)
            let byPlace = Dictionary(uniqueKeysWithValues: released.map { ($0.version.id.place, $0) })
            return plans.map { plan in plan.outcome(byPlace[plan.wanted.place].map { .released($0) } ?? .unchanged) }
        }
    }

    struct Plan {
        let wanted: Wanted
        let before: Version?
        let isUnchanged: Bool
        let difference: Difference

        func outcome(_ kind: Outcome.Kind) -> Outcome {
            Outcome(place: wanted.place, kind: kind, before: before, difference: difference)
        }
    }

    private static func plan(_ request: Request, _ options: Options, _ doors: Doors) throws(Problem) -> Plan {
        let place = request.place
        let isNewProduction = try options.dryRun && place.environment.isProduction && !doors.state.hasService(place.service)
        if !isNewProduction { try Guard.exists(place, doors) }
        let head = try Reading.head(place, doors.state)
        try Guard.expected(options.conditions, active: head.version, place)

        var content = head.content
        content.digest = request.digest
        content.declaration = request.declaration
        try settleCollisions(&content, place, adopt: options.adopt)

        let isUnchanged = head.version?.content == content && !options.again
        if !isUnchanged { try Guard.unprotected(options.conditions, request.declaration.layer(for: place.environment), place) }
        let wanted = Wanted(
            place: place, content: content, newBundle: request.canonicalBytes, cause: .deploy, metadata: request.metadata,
            expected: options.conditions.expectedVersion, reason: options.conditions.reason)
        let difference =
            isUnchanged || head.version?.content == content
            ? Difference.none : try Difference.between(head.version, content, in: place, newBytes: request.canonicalBytes, doors.state)
        return Plan(wanted: wanted, before: head.version, isUnchanged: isUnchanged, difference: difference)
    }

    /// Names both declared and set: dropped from what was set with `adopt`, refused without.
    private static func settleCollisions(_ content: inout VersionContent, _ place: Place, adopt: Bool) throws(Problem) {
        let names = Preflight.collisions(of: content, in: place.environment)
        guard !names.isEmpty else { return }
        guard adopt else { throw Collision.problem(names, place, adoption: "svc deploy --adopt lets svc.toml decide and forgets what was set") }
        for name in names {
            content.set.vars[name] = nil
            content.set.bindings[name] = nil
        }
    }

    private static func preflight(_ plans: [Plan], _ doors: Doors) throws(Problem) {
        let changed = plans.filter { !$0.isUnchanged }.map(\.wanted)
        guard !changed.isEmpty else { return }
        let world = try World.read(for: changed.map { ($0.place, $0.content) }, doors.state)
        var gaps: [Problem.Detail] = []
        for item in changed { gaps += Preflight.gaps(of: item.content, in: item.place, world: world) }
        gaps += Preflight.doubleClaims(changed.map { ($0.place, $0.content) })
        let names = changed.map(\.place.description).joined(separator: ", ")
        try Preflight.refuse(gaps, "cannot deploy to \(names)")
    }
}

/// A name that has two owners: the manifest and a command.
enum Collision {
    static func problem(_ names: [SettingName], _ place: Place, adoption: String) -> Problem {
        let list = names.map(\.text).joined(separator: ", ")
        return Problem(
            .refused, "\(list): declared in svc.toml and set with a command, in \(place)",
            hints: ["Remove the set value: svc var unset NAME -s \(place.service) -e \(place.environment) (or svc binding unset)", adoption],
            details: names.map {
                Problem.Detail("\($0) is declared in svc.toml and set on \(place)", at: Problem.Location(file: "svc.toml"))
            })
    }
}

extension Doors {
    /// `holding`, or no locks at all for a run that changes nothing.
    func holdingUnlessDry<Result>(
        _ dry: Bool, _ places: [Place], _ operation: String, _ body: () throws(Problem) -> Result
    ) throws(Problem) -> Result {
        dry ? try body() : try holding(places, operation, body)
    }
}
