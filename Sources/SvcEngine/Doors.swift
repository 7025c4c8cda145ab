package import Sealing
package import SvcModel
package import SvcState
package import SvcTargets

/// What the engine may reach: the state, the target, the key, the clock and someone to tell. No logic lives here.
package struct Doors {
    package let state: StateDatabase
    /// Opens the target, starting it where the user allows that. Called only by uses that need it.
    package let target: () throws(Problem) -> any Target
    /// The key that seals secrets; made on first use.
    package let key: () throws(Problem) -> SealingKey
    /// Who acts, for versions and the audit: the git user, the CI actor or the login name.
    package let actor: String
    /// The command as it was typed, without secrets, for the audit.
    package let command: String
    /// How long to wait in line for an environment's lock, in milliseconds; nil waits for ever.
    package let lockTimeout: Int?
    /// True once the user has asked to stop (Ctrl-C).
    package let isInterrupted: () -> Bool
    package let report: (Event) -> Void

    package init(
        state: StateDatabase, target: @escaping () throws(Problem) -> any Target, key: @escaping () throws(Problem) -> SealingKey,
        actor: String, command: String, lockTimeout: Int?, isInterrupted: @escaping () -> Bool, report: @escaping (Event) -> Void
    ) {
        self.state = state
        self.target = target
        self.key = key
        self.actor = actor
        self.command = command
        self.lockTimeout = lockTimeout
        self.isInterrupted = isInterrupted
        self.report = report
    }

    /// Throws `interrupted` once the user has asked to stop; called before a step that would be the first to change something.
    func stopIfInterrupted() throws(Problem) {
        if isInterrupted() { throw Problem(.interrupted, "interrupted; nothing was changed") }
    }
}

/// What happens on the way, for progress lines and `--verbose`.
package enum Event: Equatable, Sendable {
    case waiting(place: Place, holder: String)
    case settled(place: Place, version: VersionNumber, active: Bool)
    case finishedJournal(String)
    case pushingBundle(place: Place, digest: BundleDigest, bytes: Int)
    case bundleKnown(place: Place, digest: BundleDigest)
    case pushingVersion(VersionID)
    case activating([VersionID])
}
