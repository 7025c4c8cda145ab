#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import SvcModel
import SvcState

/// The code of a version as files: the user's own where the source map carries them, else the modules of the bundle.
enum Code {
    static func archive(_ digest: BundleDigest, _ state: StateDatabase) throws(Problem) -> BundleArchive {
        try archive(canonicalBytes: try state.bundle(digest))
    }

    static func archive(canonicalBytes: [UInt8]) throws(Problem) -> BundleArchive {
        do throws(BundleProblem) {
            return try BundleArchive(canonicalBytes: canonicalBytes)
        } catch {
            throw Problem(.stateDamaged, "a stored bundle cannot be read", hints: ["Check the database: svc doctor"])
        }
    }

    /// Path to text, or to nil for what is not text.
    static func files(_ archive: BundleArchive) -> [String: String?] {
        var files: [String: String?] = [:]
        for (path, text) in sources(archive.sourceMap) { files[path] = text }
        for module in archive.modules where files.isEmpty || module.path != archive.main {
            files[module.path] = .some(String(validating: module.bytes, as: UTF8.self))
        }
        return files
    }

    private struct SourceMap: Decodable {
        var sources: [String]
        var sourcesContent: [String?]?
    }

    /// Sources of a source map (ECMA-426) that carry their text; none when it cannot be read.
    private static func sources(_ map: [UInt8]?) -> [(String, String)] {
        guard let map, let decoded = try? JSONDecoder().decode(SourceMap.self, from: Data(map)), let texts = decoded.sourcesContent,
            texts.count == decoded.sources.count
        else { return [] }
        return zip(decoded.sources, texts).compactMap { path, text in text.map { (path, $0) } }
    }
}
