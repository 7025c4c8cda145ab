import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Why something could not be opened, or is no key.
package enum SealingError: Error, Equatable, Sendable {
    /// Not 32 bytes in base64.
    case notAKey
    /// Too short to be something sealed.
    case malformed
    /// Another key sealed it, it belongs to another context, or it was changed.
    case doesNotOpen
}

/// A key of 256 bits that seals with AES-GCM (NIST SP 800-38D). It does not print itself.
package struct SealingKey: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    private let key: SymmetricKey

    /// A new random key.
    package init() { key = SymmetricKey(size: .bits256) }

    /// Reads a key as `exported` writes it. Throws `notAKey`.
    package init(base64 text: String) throws(SealingError) {
        guard let data = Data(base64Encoded: text), data.count == 32 else { throw .notAKey }
        key = SymmetricKey(data: data)
    }

    /// The key itself, in base64: for its file, and for a child process that needs it.
    package var exported: String { key.withUnsafeBytes { Data($0).base64EncodedString() } }

    package var description: String { "SealingKey" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Nonce, ciphertext and tag, in this order; the nonce is random.
    package func seal(_ value: [UInt8], context: String) -> [UInt8] {
        // AES-GCM fails only for a key of a wrong size, which no initialiser lets through, and then there is always a combined form.
        guard let box = try? AES.GCM.seal(value, using: key, authenticating: Array(context.utf8)), let combined = box.combined else {
            preconditionFailure("AES-GCM did not take a key of 256 bits")
        }
        return Array(combined)
    }

    /// What `seal` sealed in the same context. Throws `malformed` and `doesNotOpen`.
    package func open(_ sealed: [UInt8], context: String) throws(SealingError) -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed) else { throw .malformed }
        guard let value = try? AES.GCM.open(box, using: key, authenticating: Array(context.utf8)) else { throw .doesNotOpen }
        return Array(value)
    }

    /// Tells equal values from different ones without telling them: HMAC-SHA-256 under a key derived from this one, its first 12 hexadecimal
    /// digits.
    package func mark(of value: [UInt8]) -> String {
        let derived = HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("mark".utf8), outputByteCount: 32)
        return hexadecimal(HMAC<SHA256>.authenticationCode(for: value, using: derived).prefix(6))
    }
}
