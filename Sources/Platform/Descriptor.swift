internal import CPlatform

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An open file, pipe or socket that is closed when this value ends. Always close-on-exec.
package struct Descriptor: ~Copyable, Sendable {
    /// Valid as long as this value lives.
    package let number: Int32

    /// Takes over `number`: it is closed with this value.
    package init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// Leaves the file open; the caller closes the returned number.
    package consuming func detach() -> Int32 {
        let number = number
        discard self
        return number
    }

    /// How a file is opened.
    package enum Access: Sendable {
        case read
        case readWrite
        /// Made when missing; each write goes to the end.
        case append
        /// Made when missing, for reading and writing.
        case create
        /// Made here, or the call fails with `.exists`.
        case createNew

        var flags: Int32 {
            switch self {
            case .read: O_RDONLY
            case .readWrite: O_RDWR
            case .append: O_WRONLY | O_CREAT | O_APPEND
            case .create: O_RDWR | O_CREAT
            case .createNew: O_RDWR | O_CREAT | O_EXCL
            }
        }
    }

    /// `mode` is for a file made here, less the process's umask.
    package static func open(_ path: String, _ access: Access, mode: UInt16 = 0o644) throws(PlatformError) -> Descriptor {
        try PlatformError.refuseNull(in: path, "open")
        #if canImport(Glibc) || canImport(Musl)
        let bits = mode_t(mode)
        #else
        let bits = mode
        #endif
        let flags = access.flags | O_CLOEXEC | O_NOCTTY
        return Descriptor(owning: try PlatformError.check("open", path: path) { openFile(path, flags, bits) })
    }

    /// A pipe: what goes into `write` comes out of `read`.
    package static func pipe() throws(PlatformError) -> Pipe {
        var ends: (Int32, Int32) = (-1, -1)
        let number = withUnsafeMutableBytes(of: &ends) { bytes in
            cplatform_pipe(bytes.assumingMemoryBound(to: Int32.self).baseAddress)
        }
        try PlatformError.check("make a pipe", number: number)
        return Pipe(read: Descriptor(owning: ends.0), write: Descriptor(owning: ends.1))
    }

    /// Opens 0, 1 and 2 on /dev/null where the parent left them closed, so that no file of ours gets such a number. First thing in `main`.
    package static func fillStandard() {
        var number: Int32 = 0
        while number < 3 {
            if fcntl(number, F_GETFD) < 0 && openFile("/dev/null", O_RDWR, 0) < 0 { return }
            number += 1
        }
    }

    /// Both ends of a pipe.
    package struct Pipe: ~Copyable, Sendable {
        package let read: Descriptor
        package let write: Descriptor
    }

    /// Makes reads and writes fail with `.wouldBlock` instead of waiting.
    package borrowing func setNonBlocking() throws(PlatformError) {
        let number = number
        let flags = try PlatformError.check("prepare a descriptor") { fcntl(number, F_GETFL) }
        _ = try PlatformError.check("prepare a descriptor") { fcntl(number, F_SETFL, flags | O_NONBLOCK) }
    }

    /// As read(2): the count, 0 at the end.
    package borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(PlatformError) -> Int {
        let number = number
        return try PlatformError.check("read") { readBytes(number, buffer.baseAddress, buffer.count) }
    }

    /// As write(2): the count, which may be less than asked for.
    package borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) -> Int {
        let number = number
        return try PlatformError.check("write") { writeBytes(number, bytes.baseAddress, bytes.count) }
    }

    /// Writes everything, waiting where the descriptor would not.
    package borrowing func writeAll(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) {
        var rest = bytes
        while !rest.isEmpty {
            do throws(PlatformError) {
                let count = try write(rest)
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } catch {
                guard error.number == .wouldBlock else { throw error }
                var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
                _ = pollDescriptors(&entry, 1, -1)
            }
        }
    }

    package borrowing func writeAll(_ text: String) throws(PlatformError) {
        var text = text
        let outcome: Result<Void, PlatformError> = text.withUTF8 { bytes in
            do throws(PlatformError) { return .success(try writeAll(UnsafeRawBufferPointer(bytes))) } catch { return .failure(error) }
        }
        try outcome.get()
    }
}
