import Platform
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs `body` with a directory of its own, which is gone afterwards.
func withTemporaryDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = try Files.makeTemporaryDirectory(in: Files.realPath("/tmp"), prefix: "platform-test-")
    do {
        let result = try await body(path)
        try Files.removeTree(path)
        return result
    } catch {
        _ = try? Files.removeTree(path)
        throw error
    }
}

/// The program `PlatformProbe`, which SwiftPM puts beside the tests.
func probe(_ arguments: String...) throws -> Command {
    #if canImport(Glibc)
    let image = "/proc/self/exe"
    #else
    var facts = Dl_info()
    try #require(dladdr(UnsafeRawPointer(#dsohandle), &facts) != 0)
    let image = String(cString: facts.dli_fname)
    #endif
    var directory = Files.directoryName(try Files.realPath(image))
    while directory != "/" && !Files.exists(directory + "/PlatformProbe") { directory = Files.directoryName(directory) }
    return Command(directory + "/PlatformProbe", arguments, environment: [:])
}

/// A probe that runs beside the test until it is killed at the end of `body`; its log is read to learn how far it is.
func withRunning<Result>(_ command: Command, _ body: (ProcessIdentity, _ log: String) async throws -> Result) async throws -> Result {
    try await withTemporaryDirectory { directory throws in
        let log = directory + "/log"
        let process = try command.startDetached(log: log)
        do {
            try await waitFor(log, toContain: "ready\n")
            let result = try await body(try #require(ProcessIdentity.of(process.number)), log)
            try process.kill()
            return result
        } catch {
            try? process.kill()
            throw error
        }
    }
}

func waitFor(_ log: String, toContain text: String) async throws {
    for _ in 0..<20_000 {
        if String(decoding: try Files.readIfPresent(log, limit: 1 << 20) ?? [], as: UTF8.self).contains(text) { return }
        try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("\(text.debugDescription) never came")
}

/// What a call with typed throws threw.
func failureOf<Result, Failure: Error>(_ body: () throws(Failure) -> Result) -> Failure? {
    do throws(Failure) {
        _ = try body()
        return nil
    } catch { return error }
}
