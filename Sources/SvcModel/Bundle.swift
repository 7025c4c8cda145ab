/// What a module of a bundle is, and so what importing it gives.
package enum ModuleKind: String, Sendable, Codable, CaseIterable {
    case esm, text, data, json
}

/// One file of a bundle. The path is relative, with `/` between its parts, and never leaves the bundle.
package struct BundleModule: Hashable, Sendable {
    package let path: String
    package let kind: ModuleKind
    package let bytes: [UInt8]

    package init(path: String, kind: ModuleKind, bytes: [UInt8]) {
        self.path = path
        self.kind = kind
        self.bytes = bytes
    }
}

/// The built code of a service: modules, main module, source map. Content-addressed and immutable.
///
/// The digest is the SHA-256 of `canonicalBytes`, computed by whoever has a hash function (`SvcProject`, `SvcRuntime`).
package struct BundleArchive: Hashable, Sendable {
    package let main: String
    /// Sorted by path.
    package let modules: [BundleModule]
    package let sourceMap: [UInt8]?

    package init(main: String, modules: [BundleModule], sourceMap: [UInt8]? = nil) {
        self.main = main
        self.modules = modules.sorted { $0.path < $1.path }
        self.sourceMap = sourceMap
    }

    package var mainModule: BundleModule? { modules.first { $0.path == main } }
    package var size: Int { modules.reduce(0) { $0 + $1.bytes.count } }
}

/// Why bytes are not a bundle.
package enum BundleProblem: Error, Equatable, Sendable {
    case notABundle
    case truncated
    case trailingBytes
    case unsafePath(String)
    case duplicatePath(String)
    case unknownKind(String)
    case mainMissing(String)
}

/// A bundle's digest: 64 lower-case hexadecimal digits.
package struct BundleDigest: Hashable, Sendable, Codable, CustomStringConvertible {
    package let hex: String
    package var description: String { hex }
    /// The first twelve digits, for people.
    package var short: String { String(hex.prefix(12)) }

    package init?(_ hex: String) {
        let lawful = hex.utf8.count == 64 && hex.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard lawful else { return nil }
        self.hex = hex
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.singleValueContainer()
        guard let digest = BundleDigest(try box.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: box, debugDescription: "not a SHA-256 digest")
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(hex)
    }
}
