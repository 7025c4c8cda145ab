import SvcModel

/// A version as the runtime holds it: what its worker runs with. Never changes; the same object is the same version.
final class StoredVersion: Sendable {
    let id: VersionID
    let digest: BundleDigest?
    let configuration: Configuration
    /// In clear, in memory only; on disk they are sealed.
    let secrets: [SettingName: String]

    init(id: VersionID, digest: BundleDigest?, configuration: Configuration, secrets: [SettingName: String]) {
        self.id = id
        self.digest = digest
        self.configuration = configuration
        self.secrets = secrets
    }

    func hasSameContent(as other: StoredVersion) -> Bool {
        digest == other.digest && configuration == other.configuration && secrets == other.secrets
    }

    func moved(to place: Place) -> StoredVersion {
        StoredVersion(id: VersionID(place, id.version), digest: digest, configuration: configuration, secrets: secrets)
    }
}
