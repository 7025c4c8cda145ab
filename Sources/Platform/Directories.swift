internal import CPlatform

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Files {
    /// Makes the directory and those above it that are missing. One that is there already is left as it is.
    package static func makeDirectories(_ path: String, mode: UInt16 = 0o755) throws(PlatformError) {
        try PlatformError.refuseNull(in: path, "make the directory")
        if path.isEmpty || isDirectory(path) { return }
        let parent = directoryName(path)
        if parent != path { try makeDirectories(parent, mode: mode) }
        do throws(PlatformError) {
            _ = try PlatformError.check("make the directory", path: path) { mkdir(path, mode_t(mode)) }
        } catch {
            // Another process may have been first.
            if error.number == .exists && isDirectory(path) { return }
            throw error
        }
    }

    /// A new directory, only for this user, `prefix` and some letters by name. The caller removes it.
    package static func makeTemporaryDirectory(in parent: String, prefix: String) throws(PlatformError) -> String {
        while true {
            let path = parent + "/" + prefix + RandomBytes.hexadecimal(8)
            do throws(PlatformError) {
                _ = try PlatformError.check("make the directory", path: path) { mkdir(path, 0o700) }
                return path
            } catch {
                if error.number != .exists { throw error }
            }
        }
    }

    /// The names in a directory, without `.` and `..`, sorted by their bytes.
    package static func list(_ path: String) throws(PlatformError) -> [String] {
        try PlatformError.refuseNull(in: path, "list")
        guard let stream = opendir(path) else { throw PlatformError(.current, "list", path: path) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            guard !isDotName(entry) else { continue }
            guard let name = withName(of: entry, { String(validatingCString: $0) }) else {
                throw PlatformError(.illegalBytes, "list", path: path)
            }
            names.append(name)
        }
        if errno != 0 { throw PlatformError(.current, "list", path: path) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Removes whatever is at `path`, directories with all they hold; follows no link. False when nothing was there.
    @discardableResult
    package static func removeTree(_ path: String) throws(PlatformError) -> Bool {
        try PlatformError.refuseNull(in: path, "remove")
        return try removeEntry(AT_FDCWD, path, path)
    }

    /// Bytes that this user may still write to the file system of `path`.
    package static func freeSpace(_ path: String) throws(PlatformError) -> UInt64 {
        try PlatformError.refuseNull(in: path, "measure the space at")
        var bytes: UInt64 = 0
        try PlatformError.check("measure the space at", path: path, number: cplatform_free_space(path, &bytes))
        return bytes
    }

    private static func removeEntry(_ parent: Int32, _ name: UnsafePointer<CChar>, _ path: String) throws(PlatformError) -> Bool {
        if unlinkat(parent, name, 0) == 0 { return true }
        let number = ErrorNumber.current
        switch number {
        case .notFound: return false
        // Linux says EISDIR for a directory, POSIX EPERM.
        case .isDirectory, .notPermitted: break
        default: throw PlatformError(number, "remove", path: path)
        }
        let opened = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if opened < 0 { throw PlatformError(number == .notPermitted ? number : .current, "remove", path: path) }
        try empty(opened, path)
        if unlinkat(parent, name, AT_REMOVEDIR) == 0 { return true }
        let last = ErrorNumber.current
        if last == .notFound { return true }
        throw PlatformError(last, "remove", path: path)
    }

    /// Takes over and closes `directory`.
    private static func empty(_ directory: Int32, _ path: String) throws(PlatformError) {
        guard let stream = fdopendir(directory) else {
            let number = ErrorNumber.current
            close(directory)
            throw PlatformError(number, "list", path: path)
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            if isDotName(entry) { continue }
            let outcome: Result<Bool, PlatformError> = withName(of: entry) { name in
                do throws(PlatformError) {
                    return .success(try removeEntry(dirfd(stream), name, path + "/" + String(cString: name)))
                } catch { return .failure(error) }
            }
            _ = try outcome.get()
        }
    }

    private static func isDotName(_ entry: UnsafeMutablePointer<dirent>) -> Bool {
        withName(of: entry) { name in name[0] == 0x2E && (name[1] == 0 || (name[1] == 0x2E && name[2] == 0)) }
    }

    private static func withName<Result>(of entry: UnsafeMutablePointer<dirent>, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        // Through the pointer, not the imported tuple: the name may be longer than the tuple is on some file systems.
        let name = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
        return body(name.assumingMemoryBound(to: CChar.self))
    }
}
