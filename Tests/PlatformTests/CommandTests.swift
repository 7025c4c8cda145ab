import Platform
import Testing

@Suite struct CommandTests {
    static func shell(_ script: String, directory: String? = nil, environment: [String: String] = [:]) -> Command {
        Command("/bin/sh", ["-c", script], environment: environment, directory: directory)
    }

    @Test func outputErrorsStatusAndDirectory() throws {
        let outcome = try Self.shell("pwd; echo \"$A\" >&2; exit 3", directory: "/", environment: ["A": "ä b"]).run()
        #expect(outcome == (try Self.shell("echo /; echo 'ä b' >&2; exit 3").run()))
        #expect(outcome.outputText == "/\n")
        #expect(outcome.errorText == "ä b\n")
        #expect(outcome.status == .exited(3))
        #expect(try Self.shell("kill -TERM $$").run().status == .killed(.terminate))
        #expect(ProcessStatus.killed(.terminate).code == 143)
    }

    @Test func onlyTheEnvironmentGiven() throws {
        #expect(try Command("/usr/bin/env", environment: ["ONLY": "this"]).run().outputText == "ONLY=this\n")
    }

    /// More than any pipe holds, in three directions at once.
    @Test func bigStreamsDoNotBlockEachOther() throws {
        let input = RandomBytes.make(1 << 20)
        let outcome = try Self.shell("tee /dev/stderr").run(input: input, limit: .seconds(60))
        #expect(outcome.output == input)
        #expect(outcome.errors == input)
    }

    @Test func aChildThatDoesNotReadIsNoFailure() throws {
        let outcome = try Self.shell("exec 0<&-; echo done").run(input: RandomBytes.make(1 << 20), limit: .seconds(60))
        #expect(outcome.outputText == "done\n")
    }

    @Test func limitsKillTheWholeGroup() async throws {
        try await withTemporaryDirectory { directory throws in
            let file = directory + "/pid"
            let slow = Self.shell("sleep 1000 & echo $! > \(file); wait")
            #expect(failureOf { () throws(CommandFailure) in try slow.run(limit: .milliseconds(300)) } == .timedOut)
            let text = String(decoding: try Files.read(file, limit: 100), as: UTF8.self)
            let number = try #require(Int32(text.dropLast()))
            // Whoever inherited the orphan reaps it in its own time; a dead one has no identity.
            let grandchild = ProcessIdentity.of(number)
            #expect(try grandchild?.waitUntilGone(.after(.seconds(20))) ?? true)
        }
        let endless = Command("/bin/cat", ["/dev/zero"], environment: [:])
        #expect(failureOf { () throws(CommandFailure) in try endless.run(outputLimit: 1 << 20) } == .tooMuchOutput)
    }

    @Test func interruptionEndsIt() async throws {
        let interruption = try Interruption()
        async let failure = failureOf { () throws(CommandFailure) in
            try Self.shell("sleep 1000").run(interruption: interruption)
        }
        try await Task.sleep(for: .milliseconds(20))
        interruption.raise(.terminate)
        #expect(await failure == .interrupted(Interrupted(signal: .terminate)))
    }

    @Test func whatCannotBeStarted() throws {
        func number(_ command: Command) -> (ErrorNumber?, String?) {
            guard case .system(let error) = failureOf({ () throws(CommandFailure) in try command.run() }) else { return (nil, nil) }
            return (error.number, error.path)
        }
        #expect(number(Command("/nowhere/program", environment: [:])) == (.notFound, "/nowhere/program"))
        #expect(number(Self.shell("true", directory: "/nowhere")) == (.notFound, "/nowhere"))
        #expect(number(Command("/etc/passwd", environment: [:])).0 == .accessDenied)
        #expect(number(Command("/bin/sh", ["a\0b"], environment: [:])).0 == .invalidArgument)
    }

    @Test func lookingUpPrograms() async throws {
        try await withTemporaryDirectory { directory throws in
            try Files.write(directory + "/tool", "#!/bin/sh\n", mode: 0o755)
            try Files.write(directory + "/text", "", mode: 0o644)
            #expect(Command.find("tool", path: "/nowhere:relative::\(directory):/bin") == directory + "/tool")
            #expect(Command.find("text", path: directory) == nil)
            #expect(Command.find("", path: directory) == nil)
            #expect(Command.find("sh", path: "/bin") == "/bin/sh")
            #expect(Command.find(directory + "/tool", path: "") == directory + "/tool")
        }
    }

    @Test func childrenHaveOnlyTheirOwnDescriptors() throws {
        let others = try (0..<20).map { _ in try Descriptor.open("/dev/null", .read).detach() }
        defer { for other in others { _ = Descriptor(owning: other) } }
        // The fourth is the listing's own.
        #expect(try probe("descriptors").run().outputText == "0 1 2 3\n")
    }

    @Test func detachedHasItsOwnSessionAndInheritsWhatIsNamed() async throws {
        try await withTemporaryDirectory { directory throws in
            let pipe = try Descriptor.pipe()
            var command = try probe("session", "\(pipe.write.number)")
            command.directory = "/"
            let process = try command.startDetached(log: directory + "/log", inherited: [pipe.write.number])
            var buffer = [UInt8](repeating: 0, count: 16)
            let count = try buffer.withUnsafeMutableBytes { try pipe.read.read(into: $0) }
            #expect(String(decoding: buffer[..<count], as: UTF8.self) == "ready")
            try await waitFor(directory + "/log", toContain: "true true\n")
            #expect(try Files.facts(directory + "/log")?.mode == 0o600)
            while try process.exitStatus() == nil { try await Task.sleep(for: .milliseconds(1)) }
        }
    }

    @Test func attachedWaitsAndReports() throws {
        #expect(try Self.shell("exit 7").runAttached() == .exited(7))
    }
}
