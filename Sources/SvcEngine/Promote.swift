package import SvcModel
import SvcState

/// Taking a version of one environment to another: the artifact moves, nothing is rebuilt; the target keeps what is its own.
package enum Promote {
    package struct Request: Equatable, Sendable {
        package let source: Place
        package let selector: Selector
        package let target: EnvironmentName
        /// The order that this promotion must keep, when there is one.
        package let pipeline: Pipeline?
        package let metadata: Metadata

        package init(source: Place, selector: Selector, target: EnvironmentName, pipeline: Pipeline?, metadata: Metadata) {
            self.source = source
            self.selector = selector
            self.target = target
            self.pipeline = pipeline
            self.metadata = metadata
        }

        var targetPlace: Place { Place(source.service, target) }
    }

    package struct Options: Equatable, Sendable {
        package var conditions: Conditions
        /// Allows a source version that was never active.
        package var allowUntried: Bool
        package var dryRun: Bool

        package init(conditions: Conditions = Conditions(), allowUntried: Bool = false, dryRun: Bool = false) {
            self.conditions = conditions
            self.allowUntried = allowUntried
            self.dryRun = dryRun
        }
    }

    package struct Outcome: Equatable, Sendable {
        package let source: Version
        package let target: Place
        package let before: Version?
        package let kind: Deploy.Outcome.Kind
        package let difference: Difference
    }

    /// Finds the version, checks every rule, shows what would change (`plan`), and makes it live.
    package static func run(
        _ requests: [Request], _ options: Options, _ doors: Doors, plan show: ([Outcome]) throws(Problem) -> Void
    ) throws(Problem) -> [Outcome] {
        try doors.holdingUnlessDry(options.dryRun, requests.flatMap { [$0.source, $0.targetPlace] }, "promote") { () throws(Problem) in
            var plans: [Plan] = []
            for request in requests { plans.append(try plan(request, options, doors)) }
            try preflight(plans, doors)
            let planned = plans.map { $0.outcome($0.isUnchanged ? .unchanged : .planned) }
            try show(planned)
            let changed = plans.filter { !$0.isUnchanged }
            if options.dryRun || changed.isEmpty { return planned }
            let released = try Release.carryOut(changed.map(\.wanted), doors)
            let byPlace = Dictionary(uniqueKeysWithValues: released.map { ($0.version.id.place, $0) })
            return plans.map { plan in plan.outcome(byPlace[plan.wanted.place].map { .released($0) } ?? .unchanged) }
        }
    }

    private struct Plan {
        let source: Version
        let wanted: Wanted
        let before: Version?
        let difference: Difference
        let isUnchanged: Bool

        func outcome(_ kind: Deploy.Outcome.Kind) -> Outcome {
            Outcome(source: source, target: wanted.place, before: before, kind: kind, difference: difference)
        }
    }

    private static func plan(_ request: Request, _ options: Options, _ doors: Doors) throws(Problem) -> Plan {
        let target = request.targetPlace
        guard request.source.environment != request.target else {
            throw Problem(.usage, "\(request.target) cannot be promoted to itself", hints: ["Go back to an older version: svc rollback \(request.target)"])
        }
        let source = try Reading.resolve(request.source, request.selector, doors.state)
        try Guard.exists(target, doors)
        try checkSource(source, options, doors)
        try checkOrder(request, options.conditions)

        let head = try Reading.head(target, doors.state)
        try Guard.expected(options.conditions, active: head.version, target)
        try Guard.unprotected(options.conditions, source.content.declaration.layer(for: request.target), target)
        let content = content(promoting: source, onto: head.content)
        let collisions = Preflight.collisions(of: content, in: request.target)
        if !collisions.isEmpty {
            throw Collision.problem(collisions, target, adoption: "Or remove it from svc.toml, deploy and promote that")
        }
        let wanted = Wanted(
            place: target, content: content, cause: .promote, origin: source.id,
            metadata: source.metadata.overridden(by: request.metadata), expected: options.conditions.expectedVersion,
            reason: options.conditions.reason)
        let isUnchanged = head.version?.content == content
        let difference = isUnchanged ? .none : try Difference.between(head.version, content, in: target, newBytes: nil, doors.state)
        return Plan(source: source, wanted: wanted, before: head.version, difference: difference, isUnchanged: isUnchanged)
    }

    /// The artifact of the source (code and the declaration of its commit) with what was set on the target. Secrets never travel.
    static func content(promoting source: Version, onto target: VersionContent) -> VersionContent {
        VersionContent(
            digest: source.content.digest, declaration: source.content.declaration, set: target.set, secrets: target.secrets)
    }

    private static func checkSource(_ source: Version, _ options: Options, _ doors: Doors) throws(Problem) {
        guard source.content.digest != nil else {
            throw Problem(
                .refused, "\(source.id) has settings but no code", hints: ["Give it code first: svc deploy -e \(source.id.environment)"])
        }
        if try !options.allowUntried && !doors.state.wasEverActive(source.id) {
            throw Problem(
                .refused, "\(source.id) was never active in \(source.id.environment)",
                hints: ["Promote one that was, or allow it: --allow-untried"])
        }
    }

    private static func checkOrder(_ request: Request, _ conditions: Conditions) throws(Problem) {
        guard let pipeline = request.pipeline, !pipeline.allows(from: request.source.environment, to: request.target) else { return }
        if conditions.force {
            guard conditions.reason?.isEmpty == false else {
                throw Problem(.usage, "--force needs the reason that is recorded", hints: ["Add --reason \"why the order may be broken\""])
            }
            return
        }
        let order = pipeline.stages.map(\.text).joined(separator: " → ")
        throw Problem(
            .outOfOrder, "\(request.source.environment) does not come right before \(request.target) in the pipeline \(order)",
            hints: ["Follow the order, or break it on the record: --force --reason \"…\""])
    }

    private static func preflight(_ plans: [Plan], _ doors: Doors) throws(Problem) {
        let changed = plans.filter { !$0.isUnchanged }
        guard !changed.isEmpty else { return }
        let world = try World.read(for: changed.map { ($0.wanted.place, $0.wanted.content) }, doors.state)
        var gaps: [Problem.Detail] = []
        for plan in changed {
            gaps += Preflight.lacking(plan.wanted.content, in: plan.wanted.place, comparedTo: plan.source)
            gaps += Preflight.gaps(of: plan.wanted.content, in: plan.wanted.place, world: world)
        }
        gaps += Preflight.doubleClaims(changed.map { ($0.wanted.place, $0.wanted.content) })
        try Preflight.refuse(gaps, "cannot promote to \(changed.map(\.wanted.place.description).joined(separator: ", "))")
    }
}

extension Metadata {
    /// These facts, with those of `over` where it has them.
    package func overridden(by over: Metadata) -> Metadata {
        Metadata(
            commit: over.commit ?? commit, branch: over.branch ?? branch, dirty: over.dirty ?? dirty, author: over.author ?? author,
            subject: over.subject ?? subject, remote: over.remote ?? remote, tag: over.tag ?? tag, message: over.message ?? message,
            runURL: over.runURL ?? runURL)
    }
}
