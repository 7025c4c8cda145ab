import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An operation ended early because its `Interruption` was raised.
package struct Interrupted: Error, Hashable, Sendable {
    /// Why, where a signal was the reason.
    package let signal: Signal?

    package init(signal: Signal? = nil) { self.signal = signal }
}

/// The wish that work end early. Long operations check it, and waiting ones poll its descriptor; raising it cannot be taken back.
///
///     idle ──raise──> raised (the descriptor is readable from here on)
package final class Interruption: Sendable {
    private static let idle: Int32 = -1

    private let reason = Atomic<Int32>(Interruption.idle)
    private let pipe: Descriptor.Pipe?
    private let numbers: (read: Int32, write: Int32)

    /// Fails when the process has no descriptors left.
    package init() throws(PlatformError) {
        let pipe = try Descriptor.pipe()
        try pipe.write.setNonBlocking()
        numbers = (pipe.read.number, pipe.write.number)
        self.pipe = consume pipe
    }

    private init(never: Void) {
        pipe = nil
        numbers = (-1, -1)
    }

    /// One that is never raised.
    package static let none = Interruption(never: ())

    /// Readable once raised, for poll(2) beside other descriptors; -1, which poll skips, for `none`. Nobody may read from it.
    package var descriptor: Int32 { numbers.read }

    package var isRaised: Bool { reason.load(ordering: .acquiring) != Interruption.idle }

    /// The signal that raised it, if one did.
    package var signal: Signal? {
        let number = reason.load(ordering: .acquiring)
        return number > 0 ? Signal(rawValue: number) : nil
    }

    /// From any thread, any number of times; the first reason stays.
    package func raise(_ signal: Signal? = nil) {
        let writeEnd = numbers.write
        if writeEnd < 0 { return }
        let (first, _) = reason.compareExchange(
            expected: Interruption.idle, desired: signal?.rawValue ?? 0, ordering: .acquiringAndReleasing)
        if first { withUnsafeBytes(of: UInt8(1)) { _ = writeBytes(writeEnd, $0.baseAddress, 1) } }
    }

    package func check() throws(Interrupted) {
        if isRaised { throw Interrupted(signal: signal) }
    }

    /// Waits; ends at once when raised.
    package func sleep(_ duration: Duration) throws(Interrupted) {
        let end = Deadline.after(duration)
        while true {
            try check()
            if end.hasPassed { return }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = pollDescriptors(&entry, 1, end.pollTimeout())
        }
    }
}
