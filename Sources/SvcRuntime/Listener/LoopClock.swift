import SvcModel

/// The time as one event loop sees it: whole seconds since it started, for timeouts, and the text of the Date field.
///
/// A tick of the loop's own moves it, at most once a second, so a request costs no call of the system's clock.
struct LoopClock {
    private(set) var seconds = 0
    /// RFC 9110 section 5.6.7, `Tue, 24 Nov 2026 05:12:09 GMT`.
    private(set) var date: [UInt8]

    init(now: Timestamp) { date = Self.text(now) }

    mutating func tick(now: Timestamp) {
        seconds += 1
        date = Self.text(now)
    }

    /// The Date field's form of a moment.
    static func text(_ moment: Timestamp) -> [UInt8] {
        let rfc3339 = Array(moment.rfc3339.utf8)
        func digits(_ range: Range<Int>) -> String { String(decoding: rfc3339[range], as: UTF8.self) }
        let month = Int(digits(5..<7)) ?? 1
        let days = Int((moment.milliseconds - (moment.milliseconds % 86_400_000 + 86_400_000) % 86_400_000) / 86_400_000)
        let weekday = ((days + 4) % 7 + 7) % 7
        return Array("\(weekdays[weekday]), \(digits(8..<10)) \(months[month - 1]) \(digits(0..<4)) \(digits(11..<19)) GMT".utf8)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
