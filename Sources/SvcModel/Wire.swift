// The bodies of the control API, spoken by `svc` and by `svc-runtime`. Field names are those of every other JSON object.

/// `PUT /v1/services/{service}/environments/{environment}/versions/{version}`: what a version runs with.
package struct WireVersion: Hashable, Sendable, Codable {
    package var digest: BundleDigest?
    package var configuration: Configuration
    /// In clear, over a channel that only this user can open; the runtime seals them before they touch its disk.
    package var secrets: [SettingName: String]

    package init(digest: BundleDigest?, configuration: Configuration, secrets: [SettingName: String]) {
        self.digest = digest
        self.configuration = configuration
        self.secrets = secrets
    }
}

/// One environment's part of `POST /v1/activations`, and the body of `PUT …/deployment` without `service` and `environment`.
package struct WireActivation: Hashable, Sendable, Codable {
    package var service: ServiceName
    package var environment: EnvironmentName
    /// The deployment's id in the state database. A target refuses (409) one that is older than what it has.
    package var deployment: Int64
    package var split: Split
    package var place: Place { Place(service, environment) }

    package init(place: Place, deployment: Int64, split: Split) {
        service = place.service
        environment = place.environment
        self.deployment = deployment
        self.split = split
    }
}

/// `POST /v1/activations`: several environments in one atomic step.
package struct WireActivations: Hashable, Sendable, Codable {
    package var activations: [WireActivation]
    package init(activations: [WireActivation]) { self.activations = activations }
}

/// `PUT …/deployment`.
package struct WireDeployment: Hashable, Sendable, Codable {
    package var deployment: Int64
    package var split: Split
    package init(deployment: Int64, split: Split) {
        self.deployment = deployment
        self.split = split
    }
}

/// `POST /v1/services/{service}/environments/{environment}/rename`.
package struct WireRename: Hashable, Sendable, Codable {
    package var to: EnvironmentName
    package init(to: EnvironmentName) { self.to = to }
}

/// What the target runs in one environment: an item of `GET /v1/live`.
package struct WireLive: Hashable, Sendable, Codable {
    package var service: ServiceName
    package var environment: EnvironmentName
    /// Nil while nothing was ever activated.
    package var deployment: Int64?
    package var versions: [WireLiveVersion]
    /// Numbers of all stored versions that the target can activate or preview, rising.
    package var stored: [VersionNumber]
    package var hostname: String?
    package var url: String?
    package var place: Place { Place(service, environment) }

    package init(
        place: Place, deployment: Int64?, versions: [WireLiveVersion], stored: [VersionNumber], hostname: String?, url: String?
    ) {
        service = place.service
        environment = place.environment
        self.deployment = deployment
        self.versions = versions
        self.stored = stored
        self.hostname = hostname
        self.url = url
    }
}

package struct WireLiveVersion: Hashable, Sendable, Codable {
    package var version: VersionNumber
    package var percent: Int
    package var digest: BundleDigest?
    /// SHA-256 in hexadecimal of `JSON.bytes` of the version's `configuration` (secrets not among it).
    package var configurationDigest: String
    /// The configuration itself, so that `svc diff live/ENV` can show it.
    package var configuration: Configuration
    /// Names of the secrets that the version has, sorted; never their values.
    package var secrets: [SettingName]

    package init(
        version: VersionNumber, percent: Int, digest: BundleDigest?, configurationDigest: String, configuration: Configuration,
        secrets: [SettingName]
    ) {
        self.version = version
        self.percent = percent
        self.digest = digest
        self.configurationDigest = configurationDigest
        self.configuration = configuration
        self.secrets = secrets
    }

    private enum CodingKeys: String, CodingKey {
        case version, percent, digest, configuration, secrets
        case configurationDigest = "configuration_digest"
    }
}

/// `GET /v1/live`.
package struct WireLiveList: Hashable, Sendable, Codable {
    package var items: [WireLive]
    package init(items: [WireLive]) { self.items = items }
}

/// `GET /healthz`.
package struct WireHealth: Hashable, Sendable, Codable {
    package var status: String
    package var version: String
    package var pid: Int32
    package var startedAt: Timestamp
    package var domain: String
    package var port: Int

    package init(status: String, version: String, pid: Int32, startedAt: Timestamp, domain: String, port: Int) {
        self.status = status
        self.version = version
        self.pid = pid
        self.startedAt = startedAt
        self.domain = domain
        self.port = port
    }

    private enum CodingKeys: String, CodingKey {
        case status, version, pid, domain, port
        case startedAt = "started_at"
    }
}

/// Every answer of the control API that is not 2xx.
package struct WireProblem: Hashable, Sendable, Codable, Error {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case malformed = "malformed"
        case notFound = "not_found"
        case conflict = "conflict"
        case digestMismatch = "digest_mismatch"
        /// The worker does not load: it throws, has no default export, loops for ever, or has a syntax error.
        case workerRejected = "worker_rejected"
        case routeTaken = "route_taken"
        case tooLarge = "too_large"
        case unavailable = "unavailable"
        case internalError = "internal"
    }

    package var kind: Kind
    package var message: String
    /// For a rejected worker: its stack, in the user's own files where a source map allows.
    package var stack: String?
    package var hint: String?

    package init(kind: Kind, message: String, stack: String? = nil, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.stack = stack
        self.hint = hint
    }
}

/// A line of `GET …/logs`, one JSON object a line.
package struct WireLogLine: Hashable, Sendable, Codable {
    package enum Level: String, Sendable, Codable, CaseIterable { case debug, info, warn, error }

    package var time: Timestamp
    package var level: Level
    package var service: ServiceName
    package var environment: EnvironmentName
    package var version: VersionNumber?
    package var request: String?
    package var text: String

    package init(
        time: Timestamp, level: Level, place: Place, version: VersionNumber?, request: String?, text: String
    ) {
        self.time = time
        self.level = level
        service = place.service
        environment = place.environment
        self.version = version
        self.request = request
        self.text = text
    }
}

/// `runtime.json` in the runtime's data directory: how to reach a running one. Written when it is ready, removed when it ends.
package struct RuntimeRecord: Hashable, Sendable, Codable {
    package var pid: Int32
    package var socket: String
    package var host: String
    package var port: Int
    package var domain: String
    package var version: String
    package var startedAt: Timestamp

    package init(pid: Int32, socket: String, host: String, port: Int, domain: String, version: String, startedAt: Timestamp) {
        self.pid = pid
        self.socket = socket
        self.host = host
        self.port = port
        self.domain = domain
        self.version = version
        self.startedAt = startedAt
    }

    private enum CodingKeys: String, CodingKey {
        case pid, socket, host, port, domain, version
        case startedAt = "started_at"
    }
}

/// The version of both programs, the same text in `svc --version`, `svc-runtime --version` and `GET /healthz`.
package enum Release {
    package static let version = "0.1.0"
}
