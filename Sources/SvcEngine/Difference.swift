package import SvcModel
package import SvcState

/// What two sides of a comparison differ in: settings by name, code by file.
package struct Difference: Hashable, Sendable {
    package struct Setting: Hashable, Sendable {
        package enum Kind: String, Sendable, CaseIterable, Codable {
            case variable, secret, binding, route, cron, compatibilityDate = "compatibility_date", limit, hostname
        }

        package let kind: Kind
        package let name: String
        /// How it reads on either side; nil where it is not there. Of a secret, the digest.
        package let before: String?
        package let after: String?
    }

    package struct File: Hashable, Sendable {
        package enum Kind: String, Sendable, Codable { case added, removed, changed }

        package let path: String
        package let kind: Kind
        package let addedLines: Int
        package let removedLines: Int
        /// The unified difference, a line each, without the two header lines; empty for what is not text.
        package let unified: [String]
    }

    package let settings: [Setting]
    package let files: [File]
    package var isEmpty: Bool { settings.isEmpty && files.isEmpty }

    package init(settings: [Setting], files: [File]) {
        self.settings = settings
        self.files = files
    }

    package static let none = Difference(settings: [], files: [])

    /// One side: a version, what the target runs, or the working directory built now.
    package struct Side: Sendable {
        package let label: String
        package let configuration: Configuration
        /// Name to digest; nil digests where only names are known.
        package let secrets: [SettingName: String?]
        package let digest: BundleDigest?
        package let archive: BundleArchive?

        package init(
            label: String, configuration: Configuration, secrets: [SettingName: String?], digest: BundleDigest?, archive: BundleArchive?
        ) {
            self.label = label
            self.configuration = configuration
            self.secrets = secrets
            self.digest = digest
            self.archive = archive
        }
    }

    /// Compares two sides. Pure.
    package init(_ before: Side, _ after: Side) {
        settings = SettingComparison.all(before, after)
        files = before.digest == after.digest ? [] : FileComparison.all(before.archive, after.archive)
    }

    /// What content would change in an environment, against the version that is there.
    static func between(
        _ before: Version?, _ content: VersionContent, in place: Place, newBytes: [UInt8]?, _ state: StateDatabase
    ) throws(Problem) -> Difference {
        let sameCode = before?.content.digest == content.digest
        let old = try before.map { (version) throws(Problem) in try Side.of(version, state, withCode: !sameCode) }
        let archive: BundleArchive? =
            if sameCode {
                nil
            } else if let newBytes {
                try Code.archive(canonicalBytes: newBytes)
            } else if let digest = content.digest {
                try Code.archive(digest, state)
            } else {
                nil
            }
        let new = Side(
            label: "new", configuration: content.configuration(in: place.environment), secrets: content.secrets.mapValues(\.digest),
            digest: content.digest, archive: archive)
        return Difference(old ?? Side(label: "nothing", configuration: Configuration(), secrets: [:], digest: nil, archive: nil), new)
    }
}

extension Difference.Side {
    /// A stored version as a side.
    package static func of(_ version: Version, _ state: StateDatabase, withCode: Bool = true) throws(Problem) -> Difference.Side {
        let archive: BundleArchive? =
            if withCode, let digest = version.content.digest { try Code.archive(digest, state) } else { nil }
        return Difference.Side(
            label: version.id.description, configuration: version.configuration, secrets: version.content.secrets.mapValues(\.digest),
            digest: version.content.digest, archive: archive)
    }
}
