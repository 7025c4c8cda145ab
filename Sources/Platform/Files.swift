#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Files and directories by path. Names are UTF-8 without NUL; others are refused with `.illegalBytes` or `.invalidArgument`.
package enum Files {
    /// What a file is.
    package enum Kind: Hashable, Sendable {
        case file
        case directory
        case symbolicLink
        case other
    }

    /// What the system knows of a file.
    package struct Facts: Hashable, Sendable {
        package let kind: Kind
        /// Permission bits, the low 12.
        package let mode: UInt16
        /// The user that owns it.
        package let owner: UInt32
        package let size: Int
        /// Last change of the contents, in milliseconds since 1970 (UTC).
        package let modified: Int64
        package let device: UInt64
        package let inode: UInt64

        init(_ facts: stat) {
            kind =
                switch facts.st_mode & mode_t(S_IFMT) {
                case mode_t(S_IFREG): .file
                case mode_t(S_IFDIR): .directory
                case mode_t(S_IFLNK): .symbolicLink
                default: .other
                }
            mode = UInt16(facts.st_mode & 0o7777)
            owner = facts.st_uid
            size = Int(facts.st_size)
            #if canImport(Glibc) || canImport(Musl)
            let time = facts.st_mtim
            #else
            let time = facts.st_mtimespec
            #endif
            modified = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
            device = UInt64(truncatingIfNeeded: facts.st_dev)
            inode = UInt64(facts.st_ino)
        }
    }

    /// `nil` when there is nothing at `path`. Follows symbolic links unless told not to.
    package static func facts(_ path: String, followLinks: Bool = true) throws(PlatformError) -> Facts? {
        try PlatformError.refuseNull(in: path, "look at")
        var facts = stat()
        do throws(PlatformError) {
            _ = try PlatformError.check("look at", path: path) { followLinks ? stat(path, &facts) : lstat(path, &facts) }
        } catch {
            if error.number == .notFound || error.number == .notDirectory { return nil }
            throw error
        }
        return Facts(facts)
    }

    /// The same of an open file.
    package static func facts(_ file: borrowing Descriptor) throws(PlatformError) -> Facts {
        var facts = stat()
        let number = file.number
        _ = try PlatformError.check("look at a file") { fstat(number, &facts) }
        return Facts(facts)
    }

    /// Whether something is there and this user may look at it.
    package static func exists(_ path: String) -> Bool { ((try? facts(path)) ?? nil) != nil }

    package static func isDirectory(_ path: String) -> Bool { ((try? facts(path)) ?? nil)?.kind == .directory }

    /// The absolute path without links, `.` and `..`; fails when there is nothing there.
    package static func realPath(_ path: String) throws(PlatformError) -> String {
        try PlatformError.refuseNull(in: path, "resolve")
        guard let resolved = realpath(path, nil) else { throw PlatformError(.current, "resolve", path: path) }
        defer { free(resolved) }
        guard let text = String(validatingCString: resolved) else { throw PlatformError(.illegalBytes, "resolve", path: path) }
        return text
    }

    /// For `main.swift`, which hands it down.
    package static func currentDirectory() throws(PlatformError) -> String {
        guard let path = getcwd(nil, 0) else { throw PlatformError(.current, "find the current directory") }
        defer { free(path) }
        guard let text = String(validatingCString: path) else { throw PlatformError(.illegalBytes, "find the current directory") }
        return text
    }

    package static func setMode(_ path: String, _ mode: UInt16) throws(PlatformError) {
        try PlatformError.refuseNull(in: path, "change the mode of")
        _ = try PlatformError.check("change the mode of", path: path) { chmod(path, mode_t(mode)) }
    }

    /// Takes the place of what is at `target`, if anything is, in one step.
    package static func rename(_ path: String, to target: String) throws(PlatformError) {
        try PlatformError.refuseNull(in: path, "rename")
        try PlatformError.refuseNull(in: target, "rename")
        _ = try PlatformError.check("rename", path: path) { renamePath(path, target) }
    }

    /// Removes a file, link or socket. False when there was none.
    @discardableResult
    package static func remove(_ path: String) throws(PlatformError) -> Bool {
        try PlatformError.refuseNull(in: path, "remove")
        do throws(PlatformError) {
            _ = try PlatformError.check("remove", path: path) { unlink(path) }
            return true
        } catch {
            if error.number == .notFound { return false }
            throw error
        }
    }
}
