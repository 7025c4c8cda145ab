import Platform
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct FilesTests {
    @Test(arguments: [0, 1, 4095, 4096, 4097, 300_000])
    func writtenIsRead(size: Int) async throws {
        try await withTemporaryDirectory { directory throws in
            let bytes = RandomBytes.make(size)
            try Files.write(directory + "/file", bytes)
            #expect(try Files.read(directory + "/file", limit: size) == bytes)
            let refused = failureOf { () throws(PlatformError) in try Files.read(directory + "/file", limit: size - 1) }
            #expect(refused?.number == .tooLarge)
            #expect(try Files.list(directory) == ["file"])
        }
    }

    @Test func modesAreKeptOrExact() async throws {
        try await withTemporaryDirectory { directory throws in
            let path = directory + "/secret"
            try Files.write(path, "one", mode: 0o600)
            #expect(try Files.facts(path)?.mode == 0o600)
            try Files.write(path, "two")
            #expect(try Files.facts(path)?.mode == 0o600)
            try Files.write(path, "three", mode: 0o666)
            #expect(try Files.facts(path)?.mode == 0o666)
            #expect(try Files.facts(path)?.owner == Host.userNumber)
        }
    }

    @Test func refusedReplacingLeavesTheOldAndNoLitter() async throws {
        try await withTemporaryDirectory { directory throws in
            let path = directory + "/file"
            try Files.write(path, "old", replacing: .refused)
            let error = failureOf { () throws(PlatformError) in try Files.write(path, "new", replacing: .refused) }
            #expect(error?.number == .exists)
            #expect(error?.path == path)
            #expect(try Files.read(path, limit: 10) == Array("old".utf8))
            #expect(try Files.list(directory) == ["file"])
        }
    }

    @Test func aLinkIsReplacedNotFollowed() async throws {
        try await withTemporaryDirectory { directory throws in
            try Files.write(directory + "/real", "real")
            symlink("real", directory + "/link")
            #expect(try Files.facts(directory + "/link", followLinks: false)?.kind == .symbolicLink)
            try Files.write(directory + "/link", "new")
            #expect(try Files.read(directory + "/real", limit: 10) == Array("real".utf8))
            #expect(try Files.facts(directory + "/link", followLinks: false)?.kind == .file)
        }
    }

    @Test func missingAndForeign() async throws {
        try await withTemporaryDirectory { directory throws in
            #expect(try Files.facts(directory + "/none") == nil)
            #expect(try Files.readIfPresent(directory + "/none", limit: 1) == nil)
            #expect(failureOf { () throws(PlatformError) in try Files.read(directory + "/none", limit: 1) }?.number == .notFound)
            #expect(failureOf { () throws(PlatformError) in try Files.read(directory, limit: 1 << 20) }?.number == .isDirectory)
            #expect(failureOf { () throws(PlatformError) in try Files.write(directory + "/none/file", "") }?.number == .notFound)
            #expect(failureOf { () throws(PlatformError) in try Files.read("a\0b", limit: 1) }?.number == .invalidArgument)
            #expect(try !Files.remove(directory + "/none"))
        }
    }

    @Test func directoriesAreMadeListedAndRemoved() async throws {
        try await withTemporaryDirectory { directory throws in
            try Files.makeDirectories(directory + "/a/b/c", mode: 0o700)
            try Files.makeDirectories(directory + "/a/b/c")
            #expect(try Files.facts(directory + "/a/b")?.mode == 0o700)
            try Files.write(directory + "/a/b/file", "x")
            symlink(directory, directory + "/a/up")
            #expect(try Files.list(directory + "/a") == ["b", "up"])
            #expect(failureOf { () throws(PlatformError) in try Files.makeDirectories(directory + "/a/b/file") }?.number == .exists)
            try Files.write(directory + "/stays", "x")
            #expect(try Files.removeTree(directory + "/a"))
            #expect(try !Files.removeTree(directory + "/a"))
            #expect(try Files.list(directory) == ["stays"])
        }
    }

    @Test func pathsAreResolved() async throws {
        try await withTemporaryDirectory { directory throws in
            try Files.makeDirectories(directory + "/a/b")
            let resolved = try Files.realPath(directory)
            #expect(try Files.realPath(directory + "/./a//b/..") == resolved + "/a")
            #expect(failureOf { () throws(PlatformError) in try Files.realPath(directory + "/none") }?.number == .notFound)
            #expect(try Files.freeSpace(directory) > 0)
        }
    }

    @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("a", "."), ("a/b/", "a"), ("/", "/"), ("", ".")])
    func directoryNames(path: String, directory: String) {
        #expect(Files.directoryName(path) == directory)
    }
}
