internal import CPlatform

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One process for certain: its number and when it started, since numbers are used again.
package struct ProcessIdentity: Hashable, Sendable, CustomStringConvertible {
    package let number: Int32
    /// In a unit of this system and boot; only equality means something.
    package let start: UInt64

    package init(number: Int32, start: UInt64) {
        self.number = number
        self.start = start
    }

    /// Reads back what `description` wrote.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int32(parts[0]), number > 0, let start = UInt64(parts[1]) else { return nil }
        self.init(number: number, start: start)
    }

    package var description: String { "\(number)-\(start)" }

    package static var currentNumber: Int32 { getpid() }

    package static func current() throws(PlatformError) -> ProcessIdentity {
        guard let identity = of(getpid()) else { throw PlatformError(.noProcess, "find this process") }
        return identity
    }

    /// Who has this number now; nil when nobody has, or only the remains of one that ended.
    package static func of(_ number: Int32) -> ProcessIdentity? {
        var start: UInt64 = 0
        guard number > 0, cplatform_process_start(number, &start) == 0 else { return nil }
        return ProcessIdentity(number: number, start: start)
    }

    package var isAlive: Bool { ProcessIdentity.of(number) == self }

    /// False when it is no longer there.
    @discardableResult
    package func send(_ signal: Signal) throws(PlatformError) -> Bool {
        guard isAlive else { return false }
        if kill(number, signal.rawValue) == 0 { return true }
        let failure = ErrorNumber.current
        if failure == .noProcess { return false }
        throw PlatformError(failure, "send \(signal.name) to process \(number)")
    }

    /// False when it is still there at the deadline.
    package func waitUntilGone(_ deadline: Deadline, interruption: Interruption = .none) throws(Interrupted) -> Bool {
        var pause = Duration.milliseconds(1)
        while isAlive {
            if deadline.hasPassed { return false }
            try interruption.sleep(min(pause, .milliseconds(Int64(deadline.pollTimeout(cap: 50)))))
            pause = min(pause * 2, .milliseconds(50))
        }
        return true
    }
}
