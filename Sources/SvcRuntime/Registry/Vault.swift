import Crypto
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Seals secrets before they touch the disk (AES-256-GCM) and takes the digests of bundles (SHA-256).
struct Vault: Sendable {
    private let key: SymmetricKey

    /// Nil unless the key is of 32 bytes.
    init?(key: [UInt8]) {
        guard key.count == 32 else { return nil }
        self.key = SymmetricKey(data: key)
    }

    /// `context` says whose it is: sealed bytes that are moved elsewhere do not open.
    func seal(_ bytes: [UInt8], context: String) -> [UInt8]? {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: Array(context.utf8)), let sealed = box.combined else { return nil }
        return Array(sealed)
    }

    /// Nil when the key or the context is another, or the bytes were changed.
    func open(_ sealed: [UInt8], context: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: Array(context.utf8))
        else { return nil }
        return Array(bytes)
    }

    static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
