package import SvcModel
import SvcState
import SvcTargets

/// A version that is wanted: everything but its number.
struct Wanted {
    let place: Place
    let content: VersionContent
    /// Canonical bytes of the bundle, where it may be new to the state.
    var newBundle: [UInt8]?
    let cause: Cause
    var origin: VersionID?
    var metadata: Metadata = Metadata()
    /// The version that must be active at the moment of the intent, or nil for whichever is.
    var expected: VersionNumber?
    /// Why a rule was overridden, for the record.
    var reason: String?
}

/// A version that is live, and what it replaced.
package struct Released: Equatable, Sendable {
    package let version: Version
    package let deployment: Deployment
    /// The version that the environment served before; nil for its first.
    package let previous: VersionNumber?
}

/// Making versions live: the one place where intent, act and outcome follow each other.
///
///     recordIntent ──> push bundles ──> put versions ──> activate ──> recordActive
///          │                └───────┬───────┘               └─ no answer: ask the target; live → recordActive,
///          │                  failed: recordFailed             not live → recordFailed, silent → stays pending
enum Release {
    /// Makes all wanted versions live in one atomic step. The caller holds the locks of their environments.
    static func carryOut(_ wanted: [Wanted], _ doors: Doors) throws(Problem) -> [Released] {
        let target = try doors.target()
        _ = try target.health()
        var previous: [Place: VersionNumber] = [:]
        for item in wanted { previous[item.place] = try doors.state.activeDeployment(item.place)?.split.leader }
        try doors.stopIfInterrupted()

        let recorded = try doors.state.recordIntent(wanted.map { $0.intent(actor: doors.actor) }, command: doors.command)
        do throws(Problem) {
            for (item, row) in zip(wanted, recorded) { try push(row.version, bytes: item.newBundle, to: target, doors) }
            if doors.isInterrupted() { throw Problem(.interrupted, "interrupted before anything went live") }
        } catch {
            try fail(recorded, because: error, doors)
        }
        try activate(recorded, on: target, doors)
        try doors.state.recordActive(recorded.map(\.deployment))
        return recorded.map { Released(version: $0.version, deployment: $0.deployment, previous: previous[$0.version.id.place]) }
    }

    /// Sends what the target lacks of a version: its bundle, then the version itself.
    static func push(_ version: Version, bytes: [UInt8]?, to target: any Target, _ doors: Doors) throws(Problem) {
        let place = version.id.place
        if let digest = version.content.digest {
            if try target.hasBundle(digest) {
                doors.report(.bundleKnown(place: place, digest: digest))
            } else {
                let bytes = if let bytes { bytes } else { try doors.state.bundle(digest) }
                doors.report(.pushingBundle(place: place, digest: digest, bytes: bytes.count))
                try target.push(digest, canonicalBytes: bytes)
            }
        }
        var secrets: [SettingName: String] = [:]
        for (name, revision) in version.content.secrets {
            secrets[name] = try doors.state.openSecret(revision, name: name, in: place, key: try doors.key())
        }
        doors.report(.pushingVersion(version.id))
        try target.put(version.id, WireVersion(digest: version.content.digest, configuration: version.configuration, secrets: secrets))
    }

    private static func activate(_ recorded: [StateDatabase.Recorded], on target: any Target, _ doors: Doors) throws(Problem) {
        doors.report(.activating(recorded.map(\.version.id)))
        let activations = recorded.map {
            WireActivation(place: $0.deployment.place, deployment: $0.deployment.id, split: $0.deployment.split)
        }
        do throws(Problem) {
            try target.activate(activations)
        } catch {
            // The answer may have been lost after the act: only the target knows. One environment speaks for all, the step is atomic.
            guard let first = recorded.first?.deployment else { return }
            let live: WireLive?
            do throws(Problem) { live = try target.live(first.place) } catch { throw unknownOutcome(recorded, error) }
            if live?.deployment != first.id { try fail(recorded, because: error, doors) }
        }
    }

    private static func fail(_ recorded: [StateDatabase.Recorded], because problem: Problem, _ doors: Doors) throws(Problem) -> Never {
        try doors.state.recordFailed(recorded.map(\.deployment), reason: problem.message)
        let names = recorded.map(\.version.id.description).joined(separator: ", ")
        throw problem.adding(hint: "\(names) stays in the history as failed; what was active before still is.")
    }

    private static func unknownOutcome(_ recorded: [StateDatabase.Recorded], _ problem: Problem) -> Problem {
        let names = recorded.map(\.version.id.description).joined(separator: ", ")
        return problem.adding(hint: "Whether \(names) went live is not known; it stays pending, and the next command settles it.")
    }
}

extension Wanted {
    fileprivate func intent(actor: String) -> StateDatabase.Intent {
        StateDatabase.Intent(
            place: place, content: content, newBundle: newBundle, cause: cause, origin: origin, metadata: metadata, actor: actor,
            expected: expected, reason: reason)
    }
}

extension Problem {
    /// The same problem with one more thing to do or know.
    package func adding(hint: String) -> Problem {
        Problem(kind, message, at: place, hints: hints + [hint], details: details)
    }
}
