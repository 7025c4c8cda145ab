import Platform
import Testing

@Suite struct ProcessTests {
    @Test func signalsEndWaiting() async throws {
        for signal in [Signal.interrupt, .terminate] {
            try await withRunning(try probe("await-signal")) { process, log in
                #expect(try process.send(signal))
                try await waitFor(log, toContain: "interrupted by \(signal.name)\n")
            }
        }
    }

    @Test func theSecondSignalEndsTheProcess() async throws {
        try await withTemporaryDirectory { directory throws in
            let log = directory + "/log"
            let process = try probe("ignore-first-signal").startDetached(log: log)
            try await waitFor(log, toContain: "ready\n")
            let identity = try #require(ProcessIdentity.of(process.number))
            try identity.send(.interrupt)
            try await waitFor(log, toContain: "first\n")
            try identity.send(.interrupt)
            try await waitFor(log, toContain: "impatient\n")
            var status: ProcessStatus?
            while status == nil { status = try process.exitStatus() }
            #expect(status == .exited(130))
        }
    }

    @Test func identitiesOutliveNumbers() async throws {
        let own = try ProcessIdentity.current()
        #expect(own.isAlive)
        #expect(ProcessIdentity(own.description) == own)
        #expect(!ProcessIdentity(number: own.number, start: own.start + 1).isAlive)
        for text in ["", "1", "-1-5", "1-", "x-y", "1-2-3"] { #expect(ProcessIdentity(text) == nil) }
        #expect(ProcessIdentity.of(0) == nil)
        try await withRunning(try probe("await-signal")) { process, _ in
            #expect(process.isAlive)
            try process.send(.kill)
            // Not reaped yet, all the same gone.
            #expect(try process.waitUntilGone(.after(.seconds(20))))
            #expect(try !process.send(.terminate))
        }
    }

    @Test func interruptionIsRaisedOnceAndForAll() throws {
        let interruption = try Interruption()
        try interruption.check()
        #expect(!interruption.isRaised)
        interruption.raise(.terminate)
        interruption.raise(.interrupt)
        #expect(interruption.signal == .terminate)
        #expect(failureOf { () throws(Interrupted) in try interruption.sleep(.seconds(1000)) } == Interrupted(signal: .terminate))
        Interruption.none.raise()
        #expect(!Interruption.none.isRaised)
        #expect(Interruption.none.descriptor == -1)
    }

    @Test func deadlines() {
        #expect(Deadline.never.pollTimeout() == -1)
        #expect(Deadline.never.pollTimeout(cap: 5) == 5)
        #expect(Deadline.after(.seconds(-1)).hasPassed)
        #expect(Deadline.after(.seconds(-1)).pollTimeout() == 0)
        #expect(Deadline.after(.seconds(1000)).pollTimeout(cap: 7) == 7)
        #expect(!Deadline.after(Duration.seconds(Int64.max)).hasPassed)
        #expect(Duration.seconds(Int64.min).wholeNanoseconds == .min)
        #expect(Duration.milliseconds(-1500).wholeMilliseconds == -1500)
    }

    @Test func whoAndWhere() throws {
        #expect(!Host.name().isEmpty)
        #expect(Host.processors > 0)
        #expect(RandomBytes.make(17).count == 17)
        #expect(RandomBytes.make(0) == [])
        #expect(RandomBytes.hexadecimal(16) != RandomBytes.hexadecimal(16))
        #expect(RandomBytes.hexadecimal(16).utf8.count == 32)
        #expect(ErrorNumber.notFound.description == "No such file or directory")
        #expect(PlatformError(.notFound, "read", path: "/x").description == "cannot read /x: No such file or directory")
    }
}
