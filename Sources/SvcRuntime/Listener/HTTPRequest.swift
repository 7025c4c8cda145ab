/// The head of a request as it came: one block of bytes and the places of its parts in it, so that nothing is copied or decoded that nobody asks for.
struct HTTPHead: Sendable {
    struct Field: Sendable {
        var nameStart: UInt32
        var nameEnd: UInt32
        var valueStart: UInt32
        var valueEnd: UInt32
    }

    var bytes: [UInt8] = []
    var targetEnd = 0
    var fields: [Field] = []

    /// The request target exactly as sent (RFC 9112 section 3.2): origin, absolute or asterisk form.
    var target: String { String(decoding: bytes[0..<targetEnd], as: UTF8.self) }

    func name(_ field: Field) -> ArraySlice<UInt8> { bytes[Int(field.nameStart)..<Int(field.nameEnd)] }
    func value(_ field: Field) -> ArraySlice<UInt8> { bytes[Int(field.valueStart)..<Int(field.valueEnd)] }

    /// Whether a field's name is `name`, which is in lower case.
    func isNamed(_ field: Field, _ name: StaticString) -> Bool {
        let length = Int(field.nameEnd - field.nameStart)
        guard length == name.utf8CodeUnitCount else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<length where bytes[Int(field.nameStart) + offset].asciiLowercase != name.utf8Start[offset] { return false }
            return true
        }
    }

    /// The first field of a name, which is in lower case.
    func first(_ name: StaticString) -> Field? {
        for field in fields where isNamed(field, name) { return field }
        return nil
    }

    func firstValue(_ name: StaticString) -> ArraySlice<UInt8>? { first(name).map(value) }
}

/// A whole request. Method and target have passed the parser, framing fields have been acted on.
struct HTTPRequest: Sendable {
    var method: String
    var head: HTTPHead
    var body: [UInt8]
    /// The authority that the request is for, in the bytes of `head`: of an absolute target or of the Host field; empty when neither names one.
    var authority: ArraySlice<UInt8>
    /// Path and query, beginning with `/`, in the bytes of `head`.
    var path: ArraySlice<UInt8>
}

extension UInt8 {
    var asciiLowercase: UInt8 { self >= 0x41 && self <= 0x5a ? self | 0x20 : self }
}
