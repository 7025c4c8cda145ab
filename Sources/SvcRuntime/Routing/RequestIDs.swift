/// Makes request ids: 16 hexadecimal digits, unique within a run of the runtime, not to be guessed from one another by eye.
struct RequestIDs {
    private var next: UInt64

    /// `seed` differs between loops and runs.
    init(seed: UInt64) { next = seed }

    mutating func make() -> String {
        next &+= 1
        let value = RequestKey.mix(next)
        return String(unsafeUninitializedCapacity: 16) { buffer in
            for index in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - index * 4)) & 15
                buffer[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
            }
            return 16
        }
    }

    /// Whether an id that came with a request may be used as it is: 1 to 128 visible ASCII characters.
    static func isLawful(_ id: ArraySlice<UInt8>) -> Bool { (1...128).contains(id.count) && id.allSatisfy { $0 > 0x20 && $0 < 0x7f } }
}
