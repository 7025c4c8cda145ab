#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A lock on a file that the kernel holds for us and lets go when the process dies, whatever the way (flock(2)).
///
/// The file stays when the lock ends: its contents say who holds it, or are empty. It need not exist before.
/// Two locks on one file exclude each other even within a process.
package struct FileLock: ~Copyable, Sendable {
    package enum Mode: Sendable {
        /// One holder, and no shared one.
        case exclusive
        /// Many holders, and no exclusive one.
        case shared
    }

    /// Why there is no lock.
    package enum Failure: Error, Hashable, Sendable {
        /// Somebody else had it until the deadline. `holder` is what that one wrote about itself.
        case held(holder: String?)
        case interrupted(Interrupted)
        case system(PlatformError)
    }

    private static let longestHolder = 4096

    package let path: String
    private let file: Descriptor
    private let mode: Mode

    private init(path: String, file: consuming Descriptor, mode: Mode) {
        self.path = path
        self.file = file
        self.mode = mode
    }

    /// Without waiting; nil when somebody else has it. `holder` describes us to others; only an exclusive holder is written down.
    package static func attempt(
        _ path: String, _ mode: Mode = .exclusive, holder: String = "", permissions: UInt16 = 0o600
    ) throws(PlatformError) -> FileLock? {
        while true {
            let file = try Descriptor.open(path, .create, mode: permissions)
            let number = file.number
            let operation = (mode == .exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB
            do throws(PlatformError) {
                _ = try PlatformError.check("lock", path: path) { flock(number, operation) }
            } catch {
                if error.number == .wouldBlock { return nil }
                throw error
            }
            // Whoever removed or replaced the file in between locks another file than ours: begin again with that one.
            let ours = try Files.facts(file)
            guard let now = try Files.facts(path), now.inode == ours.inode, now.device == ours.device else { continue }
            if mode == .exclusive { try describe(file, path, holder) }
            return FileLock(path: path, file: file, mode: mode)
        }
    }

    /// Waits for it in line with others (no order is promised).
    ///
    /// - Parameter waiting: called when it is not free at once, then each second, with what the holder wrote about itself.
    package static func acquire(
        _ path: String, _ mode: Mode = .exclusive, holder: String = "", permissions: UInt16 = 0o600,
        deadline: Deadline = .never, interruption: Interruption = .none, waiting: (String?) -> Void = { _ in }
    ) throws(Failure) -> FileLock {
        // Short at first: what is locked is mostly a commit of some hundred microseconds.
        var pause = Duration.microseconds(500)
        var nextReport = MonotonicTime.now()
        while true {
            do throws(PlatformError) {
                if let lock = try attempt(path, mode, holder: holder, permissions: permissions) { return lock }
            } catch { throw .system(error) }
            if deadline.hasPassed { throw .held(holder: self.holder(path)) }
            if MonotonicTime.now() >= nextReport {
                waiting(self.holder(path))
                nextReport = .now() + .seconds(1)
            }
            do throws(Interrupted) {
                try interruption.sleep(pause * Double.random(in: 0.5...1))
            } catch { throw .interrupted(error) }
            pause = min(pause * 1.3, .milliseconds(20))
        }
    }

    /// What the present exclusive holder wrote about itself; nil where nobody wrote anything. It may be out of date as soon as it is read.
    package static func holder(_ path: String) -> String? {
        guard let bytes = try? Files.read(path, limit: longestHolder), !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces what is said about us.
    package borrowing func describe(_ holder: String) throws(PlatformError) { try FileLock.describe(file, path, holder) }

    /// As the end of the value does.
    package consuming func release() {}

    deinit {
        // The description goes first: nobody may find it in a lock that is free.
        if mode == .exclusive { _ = ftruncate(file.number, 0) }
    }

    private static func describe(_ file: borrowing Descriptor, _ path: String, _ holder: String) throws(PlatformError) {
        let number = file.number
        let bytes = Array(holder.utf8.prefix(longestHolder))
        _ = try PlatformError.check("write", path: path) { ftruncate(number, 0) }
        if bytes.isEmpty { return }
        _ = try PlatformError.check("write", path: path) { pwrite(number, bytes, bytes.count, 0) }
    }
}
