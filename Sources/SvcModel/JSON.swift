#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The one way values become JSON and back: keys sorted, slashes bare, UTF-8.
package enum JSON {
    /// Compact, for storage, hashing and the wire.
    package static func bytes(_ value: some Encodable) -> [UInt8] { encode(value, [.sortedKeys, .withoutEscapingSlashes]) }

    package static func text(_ value: some Encodable) -> String { String(decoding: bytes(value), as: UTF8.self) }

    /// Indented, for people.
    package static func pretty(_ value: some Encodable) -> String {
        String(decoding: encode(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]), as: UTF8.self)
    }

    /// Reads a value. Throws `DecodingError`, which `describe` turns into a sentence.
    package static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    package static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
        try decode(type, from: Array(text.utf8))
    }

    /// What was wrong and where (`at vars.LIMITS`), without the type names of this program.
    package static func describe(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "not valid JSON" }
        func place(_ path: [any CodingKey]) -> String {
            let text = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
            return text.isEmpty ? "" : " at \(text)"
        }
        return switch error {
        case .keyNotFound(let key, let context): "the field '\(key.stringValue)' is missing\(place(context.codingPath))"
        case .typeMismatch(_, let context): "a value of the wrong type\(place(context.codingPath))"
        case .valueNotFound(_, let context): "a null where a value belongs\(place(context.codingPath))"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "not valid JSON"
        case .dataCorrupted(let context): "a value that is not lawful\(place(context.codingPath))"
        @unknown default: "not valid JSON"
        }
    }

    private static func encode(_ value: some Encodable, _ format: JSONEncoder.OutputFormatting) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // Every value encoded here is a plain struct of this program; with infinities written as strings nothing is left that can fail.
        guard let data = try? encoder.encode(value) else { preconditionFailure("a value of \(type(of: value)) did not encode") }
        return Array(data)
    }
}
