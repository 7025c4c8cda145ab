#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A moment of a clock that only ever goes forward, at a steady pace; its zero means nothing.
package struct MonotonicTime: Comparable, Hashable, Sendable {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package static func now() -> MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.nanoseconds < right.nanoseconds }

    package static func - (left: MonotonicTime, right: MonotonicTime) -> Duration {
        .nanoseconds(left.nanoseconds - right.nanoseconds)
    }

    package static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
        let (sum, overflow) = time.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        return MonotonicTime(nanoseconds: overflow ? .max : sum)
    }
}

/// The wall clock in milliseconds since 1970 (UTC). For `main.swift`, which hands time down.
package func wallClockMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

/// The latest moment at which something may end, or none.
package struct Deadline: Hashable, Sendable {
    /// `nil`: never.
    package let moment: MonotonicTime?

    package static let never = Deadline(moment: nil)

    package init(moment: MonotonicTime?) { self.moment = moment }

    package static func after(_ duration: Duration) -> Deadline { Deadline(moment: MonotonicTime.now() + duration) }

    /// `never` where there is no limit.
    package static func after(_ limit: Duration?) -> Deadline { limit.map { after($0) } ?? .never }

    package var hasPassed: Bool { moment.map { $0 <= .now() } ?? false }

    /// What poll(2) takes: milliseconds rounded up, at most `cap`; -1 for "wait for ever".
    package func pollTimeout(cap: Int32? = nil) -> Int32 {
        guard let moment else { return cap ?? -1 }
        let left = max(0, moment.nanoseconds - MonotonicTime.now().nanoseconds)
        let milliseconds = Int32(clamping: left / 1_000_000 + (left % 1_000_000 == 0 ? 0 : 1))
        return min(milliseconds, cap ?? .max)
    }
}

extension Duration {
    /// Clamped to what 64 bits hold (292 years).
    package var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, over) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return over ? .max : sum
    }

    package var wholeMilliseconds: Int64 { wholeNanoseconds / 1_000_000 }
}
