import SvcModel
import Testing

@Suite struct BundleTests {
    static let archive = BundleArchive(
        main: "index.js",
        modules: [
            BundleModule(path: "z.txt", kind: .text, bytes: Array("z".utf8)),
            BundleModule(path: "index.js", kind: .esm, bytes: Array("export default {}".utf8)),
        ], sourceMap: Array("{}".utf8))

    @Test func comesBackFromItsCanonicalForm() throws {
        #expect(try BundleArchive(canonicalBytes: Self.archive.canonicalBytes) == Self.archive)
    }

    @Test func theOrderOfModulesDoesNotMatter() {
        let turned = BundleArchive(main: Self.archive.main, modules: Self.archive.modules.reversed(), sourceMap: Self.archive.sourceMap)
        #expect(turned.canonicalBytes == Self.archive.canonicalBytes)
    }

    @Test func everyTruncationIsRefused() {
        let bytes = Self.archive.canonicalBytes
        for length in 0..<bytes.count {
            #expect(throws: BundleProblem.self) { try BundleArchive(canonicalBytes: Array(bytes[..<length])) }
        }
        #expect(throws: BundleProblem.trailingBytes) { try BundleArchive(canonicalBytes: bytes + [0]) }
    }

    @Test func everyFlippedByteIsReadOrRefused() {
        let bytes = Self.archive.canonicalBytes
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0xff
            // What is still readable is another bundle, never this one.
            if let read = try? BundleArchive(canonicalBytes: damaged) { #expect(read != Self.archive, "byte \(index)") }
        }
    }

    @Test(arguments: ["", "/a", "a/../b", "./a", "a//b", "a\\b", "a\n"])
    func unsafePaths(_ path: String) {
        #expect(!BundleArchive.isSafe(path))
    }
}
