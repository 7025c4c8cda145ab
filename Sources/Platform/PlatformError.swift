#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The number a failed system call leaves in `errno`, for matching.
package struct ErrorNumber: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// What the last failed call on this thread left.
    package static var current: ErrorNumber { ErrorNumber(rawValue: errno) }

    package static let notFound = ErrorNumber(rawValue: ENOENT)
    package static let exists = ErrorNumber(rawValue: EEXIST)
    package static let notPermitted = ErrorNumber(rawValue: EPERM)
    package static let accessDenied = ErrorNumber(rawValue: EACCES)
    package static let noSpace = ErrorNumber(rawValue: ENOSPC)
    package static let quotaExceeded = ErrorNumber(rawValue: EDQUOT)
    package static let readOnlyFileSystem = ErrorNumber(rawValue: EROFS)
    package static let isDirectory = ErrorNumber(rawValue: EISDIR)
    package static let notDirectory = ErrorNumber(rawValue: ENOTDIR)
    package static let notEmpty = ErrorNumber(rawValue: ENOTEMPTY)
    package static let invalidArgument = ErrorNumber(rawValue: EINVAL)
    package static let illegalBytes = ErrorNumber(rawValue: EILSEQ)
    package static let tooLarge = ErrorNumber(rawValue: EFBIG)
    package static let nameTooLong = ErrorNumber(rawValue: ENAMETOOLONG)
    package static let notExecutable = ErrorNumber(rawValue: ENOEXEC)
    package static let noProcess = ErrorNumber(rawValue: ESRCH)
    package static let wouldBlock = ErrorNumber(rawValue: EWOULDBLOCK)
    package static let brokenPipe = ErrorNumber(rawValue: EPIPE)
    package static let notATerminal = ErrorNumber(rawValue: ENOTTY)
    package static let timedOut = ErrorNumber(rawValue: ETIMEDOUT)
    package static let interrupted = ErrorNumber(rawValue: EINTR)

    /// The system's own words, such as "No such file or directory".
    package var description: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress, strerror_r(rawValue, base, buffer.count) == 0 else { return "error \(rawValue)" }
            return String(cString: base)
        }
    }
}

/// A system call that failed: what was tried, on what, and how the system put it.
package struct PlatformError: Error, Hashable, Sendable, CustomStringConvertible {
    package let number: ErrorNumber
    /// In words that fit after "cannot", such as "read" or "make a directory".
    package let operation: String
    /// The file or program concerned, where there is one.
    package let path: String?

    package init(_ number: ErrorNumber, _ operation: String, path: String? = nil) {
        self.number = number
        self.operation = operation
        self.path = path
    }

    package var description: String {
        let place = path.map { " \($0)" } ?? ""
        return "cannot \(operation)\(place): \(number)"
    }
}

extension PlatformError {
    /// For calls that return a count or descriptor and -1 on failure; repeated while a signal interrupts them.
    static func check<Result: FixedWidthInteger & SignedInteger>(
        _ operation: @autoclosure () -> String, path: String? = nil, _ call: () -> Result
    ) throws(PlatformError) -> Result {
        while true {
            let result = call()
            if result >= 0 { return result }
            let number = ErrorNumber.current
            if number != .interrupted { throw PlatformError(number, operation(), path: path) }
        }
    }

    /// For calls that return 0 or the error number itself.
    static func check(_ operation: @autoclosure () -> String, path: String? = nil, number: Int32) throws(PlatformError) {
        if number != 0 { throw PlatformError(ErrorNumber(rawValue: number), operation(), path: path) }
    }

    /// Refuses a text that a C interface would cut short at its NUL.
    static func refuseNull(in text: String, _ operation: @autoclosure () -> String) throws(PlatformError) {
        if text.utf8.contains(0) { throw PlatformError(.invalidArgument, operation(), path: text) }
    }
}
