import Platform
import Testing

/// The lock, which must be free.
private func taken(_ path: String, _ mode: FileLock.Mode = .exclusive, holder: String = "") throws -> FileLock {
    let lock = try FileLock.attempt(path, mode, holder: holder)
    if let lock { return lock }
    throw FileLock.Failure.held(holder: FileLock.holder(path))
}

private func expectRefused(_ path: String, _ mode: FileLock.Mode = .exclusive, _ why: Comment) throws {
    if try FileLock.attempt(path, mode) != nil { Issue.record(why) }
}

@Suite struct FileLockTests {
    @Test func exclusiveExcludesAndSharedShares() async throws {
        try await withTemporaryDirectory { directory throws in
            let path = directory + "/lock"
            let first = try taken(path, holder: "first")
            #expect(FileLock.holder(path) == "first")
            try expectRefused(path, .exclusive, "two exclusive locks")
            try expectRefused(path, .shared, "shared beside exclusive")
            first.release()
            #expect(FileLock.holder(path) == nil)
            let shared = try taken(path, .shared)
            let other = try taken(path, .shared)
            try expectRefused(path, .exclusive, "exclusive beside shared")
            shared.release()
            other.release()
            let last = try taken(path)
            last.release()
        }
    }

    @Test func waitingSaysWhoHoldsItAndGivesUp() async throws {
        try await withTemporaryDirectory { directory throws in
            let path = directory + "/lock"
            let lock = try taken(path, holder: "anna deploys")
            var told: [String?] = []
            let failure = failureOf { () throws(FileLock.Failure) in
                try FileLock.acquire(path, deadline: .after(.milliseconds(20)), waiting: { told.append($0) }).release()
            }
            #expect(failure == .held(holder: "anna deploys"))
            #expect(told == ["anna deploys"])
            let interruption = try Interruption()
            interruption.raise(.interrupt)
            let stopped = failureOf { () throws(FileLock.Failure) in
                try FileLock.acquire(path, interruption: interruption).release()
            }
            #expect(stopped == .interrupted(Interrupted(signal: .interrupt)))
            lock.release()
        }
    }

    @Test func theKernelFreesItWhenTheHolderDies() async throws {
        try await withTemporaryDirectory { directory throws in
            let path = directory + "/lock"
            try await withRunning(try probe("hold-lock", path)) { holder, _ in
                try expectRefused(path, .exclusive, "the probe does not hold it")
                #expect(FileLock.holder(path) == "probe \(holder.number)")
                try holder.send(.kill)
                let lock = try FileLock.acquire(path, deadline: .after(.seconds(20)))
                #expect(FileLock.holder(path) == nil)
                lock.release()
            }
        }
    }

    @Test func aRemovedLockFileIsNoLock() async throws {
        try await withTemporaryDirectory { directory throws in
            let path = directory + "/lock"
            let old = try taken(path)
            try Files.remove(path)
            let new = try taken(path)
            try expectRefused(path, .exclusive, "the new file is not locked")
            old.release()
            new.release()
        }
    }

    @Test func processesTakeTurns() async throws {
        try await withTemporaryDirectory { directory throws in
            let command = try probe("count", directory + "/lock", directory + "/number", "50")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let status = try command.run(limit: .seconds(60)).status
                        #expect(status == .exited(0))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try Files.read(directory + "/number", limit: 100) == Array("200".utf8))
        }
    }
}
