#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import SvcModel

/// The registry on disk. Everything is written in whole files that are replaced in one step and flushed before the call returns:
///
///     live.json               environments, what is active of them: one replacement is one activation, of however many environments
///     versions/ID/NUMBER.json a version of the environment with that id; its secrets sealed
///     bundles/DIGEST          the canonical bytes of a bundle
///
/// A version or bundle that live.json does not mention yet is no harm. Ids are of this disk only, so a rename touches live.json alone.
struct RegistryDisk: Sendable {
    struct Live: Codable, Sendable {
        struct Row: Codable, Sendable {
            var id: Int
            var service: ServiceName
            var environment: EnvironmentName
            var deployment: Int64?
            var split: Split?
        }
        var next = 1
        var environments: [Row] = []
    }

    private struct VersionRow: Codable {
        var digest: BundleDigest?
        var configuration: Configuration
        /// Base64 of the sealed JSON object of names and values; nil when there are none.
        var secrets: String?
    }

    private let directory: String
    private let vault: Vault

    init(directory: String, vault: Vault) throws(FileFailure) {
        self.directory = directory
        self.vault = vault
        for path in [directory, directory + "/versions", directory + "/bundles"] { try DurableFile.makeDirectory(path) }
    }

    // MARK: what is live

    func live() throws -> Live {
        guard let bytes = try DurableFile.contents(directory + "/live.json") else { return Live() }
        return try JSON.decode(Live.self, from: bytes)
    }

    func write(_ live: Live) throws(FileFailure) { try DurableFile.replace(directory + "/live.json", with: JSON.bytes(live)) }

    // MARK: versions

    private func versionDirectory(_ id: Int) -> String { "\(directory)/versions/\(id)" }
    private func context(_ id: Int, _ number: VersionNumber) -> String { "svc-runtime/version/\(id)/\(number)" }

    func write(_ version: StoredVersion, id: Int) throws {
        var row = VersionRow(digest: version.digest, configuration: version.configuration)
        if !version.secrets.isEmpty {
            guard let sealed = vault.seal(JSON.bytes(version.secrets), context: context(id, version.id.version)) else {
                throw WireProblem(kind: .internalError, message: "the secrets could not be sealed")
            }
            row.secrets = Data(sealed).base64EncodedString()
        }
        try DurableFile.makeDirectory(versionDirectory(id))
        try DurableFile.replace("\(versionDirectory(id))/\(version.id.version).json", with: JSON.bytes(row))
    }

    func versions(of place: Place, id: Int) throws -> [StoredVersion] {
        try DurableFile.names(in: versionDirectory(id)).compactMap { name in
            guard name.hasSuffix(".json"), let number = Int(name.dropLast(5)) else { return nil }
            guard let bytes = try DurableFile.contents("\(versionDirectory(id))/\(name)") else { return nil }
            let row = try JSON.decode(VersionRow.self, from: bytes)
            var secrets: [SettingName: String] = [:]
            if let text = row.secrets {
                guard let sealed = Data(base64Encoded: text), let clear = vault.open(Array(sealed), context: context(id, number)) else {
                    throw WireProblem(
                        kind: .internalError, message: "the secrets of \(place)@\(number) do not open with this key",
                        hint: "start the runtime with the key that sealed them, or remove its data directory and run: svc sync")
                }
                secrets = try JSON.decode([SettingName: String].self, from: clear)
            }
            return StoredVersion(
                id: VersionID(place, number), digest: row.digest, configuration: row.configuration, secrets: secrets)
        }
    }

    func removeVersions(_ id: Int) {
        for name in DurableFile.names(in: versionDirectory(id)) { DurableFile.remove("\(versionDirectory(id))/\(name)") }
        DurableFile.removeDirectory(versionDirectory(id))
    }

    // MARK: bundles

    func hasBundle(_ digest: BundleDigest) -> Bool { DurableFile.exists("\(directory)/bundles/\(digest.hex)") }

    func write(bundle bytes: [UInt8], _ digest: BundleDigest) throws(FileFailure) {
        try DurableFile.replace("\(directory)/bundles/\(digest.hex)", with: bytes)
    }

    func bundle(_ digest: BundleDigest) -> BundleArchive? {
        guard let bytes = try? DurableFile.contents("\(directory)/bundles/\(digest.hex)") else { return nil }
        return try? BundleArchive(canonicalBytes: bytes)
    }
}
