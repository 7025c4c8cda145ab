/// What a weighted split goes by: the same key gives the same version everywhere on a request's way, and needs no cookie.
struct RequestKey: Sendable, Equatable {
    let hash: UInt64

    /// From a request id that came with the request (FNV-1a, then mixed so that ids that differ little spread well).
    init(id: some Sequence<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.hash = Self.mix(hash)
    }

    /// splitmix64's finisher.
    static func mix(_ value: UInt64) -> UInt64 {
        var x = value &+ 0x9e37_79b9_7f4a_7c15
        x = (x ^ (x >> 30)) &* 0xbf58_476d_1ce4_e5b9
        x = (x ^ (x >> 27)) &* 0x94d0_49bb_1331_11eb
        return x ^ (x >> 31)
    }

    /// 0 to 99.
    var percentile: Int { Int(hash % 100) }
}
