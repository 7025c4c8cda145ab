#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file operation that failed: what was tried, on which path, and the system's error number.
struct FileFailure: Error, Sendable, CustomStringConvertible {
    let operation: String
    let path: String
    let number: Int32
    var description: String { "cannot \(operation) \(path): \(String(cString: strerror(number)))" }

    /// For the system call that has just failed.
    static func last(_ operation: String, _ path: String) -> FileFailure { FileFailure(operation: operation, path: path, number: errno) }
}

/// Files that are either as they were or as they are to be, whatever dies in between.
enum DurableFile {
    /// Replaces the file's contents in one step; when it returns, they are on disk.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
        let draft = path + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last("write", draft) }
        do throws(FileFailure) {
            try write(bytes, to: file, draft)
            guard fsync(file) == 0 else { throw .last("flush", draft) }
        } catch {
            close(file)
            unlink(draft)
            throw error
        }
        close(file)
        guard rename(draft, path) == 0 else { throw .last("replace", path) }
        try flushDirectory(of: path)
    }

    private static func write(_ bytes: [UInt8], to file: CInt, _ path: String) throws(FileFailure) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { writeBytes(file, $0.baseAddress?.advanced(by: offset), bytes.count - offset) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last("write", path) }
            offset += count
        }
    }

    private static func flushDirectory(of path: String) throws(FileFailure) {
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let directory = open(parent, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { throw .last("open", parent) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .last("flush", parent) }
    }

    /// Nil when there is no such file.
    static func contents(_ path: String) throws(FileFailure) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .last("read", path)
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .last("read", path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(facts.st_size))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last("read", path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func remove(_ path: String) { unlink(path) }
    /// An empty one only.
    static func removeDirectory(_ path: String) { rmdir(path) }

    /// Makes a directory that only this user can enter; one that is there already is fine.
    static func makeDirectory(_ path: String) throws(FileFailure) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last("make the directory", path) }
    }

    /// The names in a directory; none when it is not there.
    static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

private func writeBytes(_ file: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
