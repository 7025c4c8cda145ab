internal import CPlatform

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Files {
    /// The whole contents. More than `limit` bytes are refused with `.tooLarge` before they are read.
    package static func read(_ path: String, limit: Int) throws(PlatformError) -> [UInt8] {
        let file = try Descriptor.open(path, .read)
        let facts = try facts(file)
        if facts.kind == .directory { throw PlatformError(.isDirectory, "read", path: path) }
        if facts.size > limit { throw PlatformError(.tooLarge, "read", path: path) }
        do throws(PlatformError) {
            return try read(file, expecting: facts.size, limit: limit)
        } catch {
            throw PlatformError(error.number, error.operation, path: path)
        }
    }

    /// The same, or `nil` when there is no such file.
    package static func readIfPresent(_ path: String, limit: Int) throws(PlatformError) -> [UInt8]? {
        do throws(PlatformError) {
            return try read(path, limit: limit)
        } catch {
            if error.number == .notFound || error.number == .notDirectory { return nil }
            throw error
        }
    }

    /// To the end; `expecting` saves copies when right. Files that lie about their size (/proc) and pipes are read whole, too.
    package static func read(_ file: borrowing Descriptor, expecting: Int = 0, limit: Int) throws(PlatformError) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = max(expecting + 1, 4096)
        while true {
            let start = bytes.count
            var failure: PlatformError?
            // Filled in place: no second copy of a big bundle.
            bytes = Array(unsafeUninitializedCapacity: start + room) { buffer, count in
                _ = buffer.initialize(fromContentsOf: bytes)
                count = start
                do throws(PlatformError) {
                    while count < buffer.count {
                        let free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                        let got = try file.read(into: free)
                        if got == 0 { return }
                        count += got
                    }
                } catch { failure = error }
            }
            if let failure { throw failure }
            if bytes.count > limit { throw PlatformError(.tooLarge, "read") }
            if bytes.count < start + room { return bytes }
            room = max(room, bytes.count)
        }
    }

    /// How a written file meets what is already there.
    package enum Replacing: Sendable {
        case allowed
        /// Fails with `.exists`.
        case refused
    }

    /// Puts `contents` at `path` so that everyone, also after a crash or a loss of power, sees the old contents or the new, never a part.
    /// A link at `path` is replaced, not followed.
    ///
    /// - Parameters:
    ///   - mode: permission bits, exactly; nil keeps those of the file that is there, else 0644 less the umask.
    ///   - durable: false saves the flushes for what can be made again, such as a cache.
    package static func write(
        _ path: String, _ contents: UnsafeRawBufferPointer, mode: UInt16? = nil, replacing: Replacing = .allowed, durable: Bool = true
    ) throws(PlatformError) {
        let directory = directoryName(path)
        let old = mode == nil ? try facts(path, followLinks: false) : nil
        let exact = mode ?? (old?.kind == .file ? old?.mode : nil)
        let temporary = path + ".new-" + RandomBytes.hexadecimal(8)
        do throws(PlatformError) {
            try fill(temporary, contents, mode: exact, durable: durable)
            switch replacing {
            case .allowed: try rename(temporary, to: path)
            case .refused:
                _ = try PlatformError.check("make", path: path) { link(temporary, path) }
                try remove(temporary)
            }
        } catch {
            unlink(temporary)
            throw PlatformError(error.number, error.operation == "rename" ? "write" : error.operation, path: path)
        }
        if durable { try flushDirectory(directory) }
    }

    package static func write(
        _ path: String, _ contents: [UInt8], mode: UInt16? = nil, replacing: Replacing = .allowed, durable: Bool = true
    ) throws(PlatformError) {
        let outcome: Result<Void, PlatformError> = contents.withUnsafeBytes { bytes in
            do throws(PlatformError) {
                return .success(try write(path, bytes, mode: mode, replacing: replacing, durable: durable))
            } catch { return .failure(error) }
        }
        try outcome.get()
    }

    package static func write(
        _ path: String, _ text: String, mode: UInt16? = nil, replacing: Replacing = .allowed, durable: Bool = true
    ) throws(PlatformError) {
        try write(path, Array(text.utf8), mode: mode, replacing: replacing, durable: durable)
    }

    /// Makes additions to and removals from a directory survive a loss of power.
    package static func flushDirectory(_ path: String) throws(PlatformError) {
        let directory = try Descriptor.open(path, .read)
        do throws(PlatformError) {
            try PlatformError.check("flush", path: path, number: cplatform_flush(directory.number))
        } catch {
            // Some network and FUSE file systems cannot flush a directory; there is nothing better to do there.
            if error.number != .invalidArgument { throw error }
        }
    }

    private static func fill(
        _ path: String, _ contents: UnsafeRawBufferPointer, mode: UInt16?, durable: Bool
    ) throws(PlatformError) {
        let file = try Descriptor.open(path, .createNew, mode: mode.map { $0 & 0o700 } ?? 0o644)
        try file.writeAll(contents)
        let number = file.number
        if let mode { _ = try PlatformError.check("set the mode of", path: path) { fchmod(number, mode_t(mode)) } }
        if durable { try PlatformError.check("flush", path: path, number: cplatform_flush(number)) }
    }

    /// The directory that holds `path`: all before its last slash, `.` where there is none.
    package static func directoryName(_ path: String) -> String {
        var bytes = Array(path.utf8)
        while bytes.count > 1 && bytes.last == 0x2F { bytes.removeLast() }
        guard let slash = bytes.lastIndex(of: 0x2F) else { return "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }
}
