/// Why a version exists.
package enum Cause: String, Sendable, Codable, CaseIterable {
    case deploy, promote, rollback, edit, variable, secret, binding, route, clone
}

/// Where a version's code comes from and who made it; gathered without being asked, each part overridable by a flag.
package struct Metadata: Hashable, Sendable, Codable {
    package var commit: String?
    package var branch: String?
    package var dirty: Bool?
    package var author: String?
    package var subject: String?
    package var remote: String?
    package var tag: String?
    package var message: String?
    package var runURL: String?

    package init(
        commit: String? = nil, branch: String? = nil, dirty: Bool? = nil, author: String? = nil, subject: String? = nil,
        remote: String? = nil, tag: String? = nil, message: String? = nil, runURL: String? = nil
    ) {
        self.commit = commit
        self.branch = branch
        self.dirty = dirty
        self.author = author
        self.subject = subject
        self.remote = remote
        self.tag = tag
        self.message = message
        self.runURL = runURL
    }

    private enum CodingKeys: String, CodingKey {
        case commit, branch, dirty, author, subject, remote, tag, message
        case runURL = "run_url"
    }
}

/// Everything of a version but its identity: what a new version is made from, and what makes two versions the same.
package struct VersionContent: Hashable, Sendable {
    /// Nil for an environment that has settings but no code yet.
    package var digest: BundleDigest?
    /// The manifest of the code's commit, for all environments.
    package var declaration: Declaration
    package var set: SetLayer
    package var secrets: [SettingName: SecretRevision]

    package init(
        digest: BundleDigest? = nil, declaration: Declaration = .empty, set: SetLayer = .empty,
        secrets: [SettingName: SecretRevision] = [:]
    ) {
        self.digest = digest
        self.declaration = declaration
        self.set = set
        self.secrets = secrets
    }

    /// The configuration that this content means in an environment.
    package func configuration(in environment: EnvironmentName) -> Configuration {
        Configuration(declared: declaration.layer(for: environment), set: set)
    }
}

/// Bundle + configuration + secret revisions of one environment, frozen, with a number. Never changes after it is written.
package struct Version: Hashable, Sendable {
    package let id: VersionID
    package let content: VersionContent
    package let cause: Cause
    /// The version that a promotion, rollback or clone came from.
    package let origin: VersionID?
    package let metadata: Metadata
    package let createdAt: Timestamp
    package let actor: String

    package var number: VersionNumber { id.version }
    package var configuration: Configuration { content.configuration(in: id.environment) }

    package init(
        id: VersionID, content: VersionContent, cause: Cause, origin: VersionID?, metadata: Metadata, createdAt: Timestamp, actor: String
    ) {
        self.id = id
        self.content = content
        self.cause = cause
        self.origin = origin
        self.metadata = metadata
        self.createdAt = createdAt
        self.actor = actor
    }
}

/// One row of a history: a version without its configuration.
package struct VersionSummary: Hashable, Sendable {
    package let id: VersionID
    package let digest: BundleDigest?
    package let cause: Cause
    package let origin: VersionID?
    package let metadata: Metadata
    package let createdAt: Timestamp
    package let actor: String
    /// The state of the newest deployment that has this version; nil when it never had one.
    package let deployment: DeploymentState?

    package init(
        id: VersionID, digest: BundleDigest?, cause: Cause, origin: VersionID?, metadata: Metadata, createdAt: Timestamp, actor: String,
        deployment: DeploymentState?
    ) {
        self.id = id
        self.digest = digest
        self.cause = cause
        self.origin = origin
        self.metadata = metadata
        self.createdAt = createdAt
        self.actor = actor
        self.deployment = deployment
    }
}
