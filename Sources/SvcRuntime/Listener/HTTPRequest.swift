/// The head of a request as it came: the target, and the fields as one block of `name: value\r\n` lines with the places of their parts in it, so that
/// nothing is copied or decoded that nobody asks for.
struct HTTPHead: Sendable {
    struct Field: Sendable {
        var nameStart: UInt32
        var nameEnd: UInt32
        var valueStart: UInt32
        var valueEnd: UInt32
    }

    /// The request target exactly as sent (RFC 9112 section 3.2): origin, absolute or asterisk form.
    var target: [UInt8] = []
    var block: [UInt8] = []
    var fields: [Field] = []

    var byteCount: Int { target.count + block.count }

    func value(_ field: Field) -> ArraySlice<UInt8> { block[Int(field.valueStart)..<Int(field.valueEnd)] }

    /// Whether a field's name is `name`, which is in lower case.
    func isNamed(_ field: Field, _ name: StaticString) -> Bool {
        block[Int(field.nameStart)..<Int(field.nameEnd)].equalsIgnoringCase(name)
    }

    /// The value of the first field of a name, which is in lower case.
    func first(_ name: StaticString) -> ArraySlice<UInt8>? {
        for field in fields where isNamed(field, name) { return value(field) }
        return nil
    }

    mutating func removeAll() {
        target.removeAll(keepingCapacity: true)
        block.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }
}

/// A whole request. Method and target have passed the parser, framing fields have been acted on.
struct HTTPRequest: Sendable {
    var method: String
    var head: HTTPHead
    /// Nil when the request has neither a length nor chunks.
    var body: [UInt8]?
    /// Whom the request is for, from an absolute target or the Host field; empty when neither names one.
    var authority: ArraySlice<UInt8>
    /// Path and query; begins with `/` except for `*`, and after an absolute target, where it may be empty or begin with `?`.
    var path: ArraySlice<UInt8>
}

extension UInt8 {
    var asciiLowercase: UInt8 { self >= 0x41 && self <= 0x5a ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes are those of `text`, which is in lower case, but for ASCII case.
    func equalsIgnoringCase(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard count == length else { return false }
        return withUnsafeBufferPointer { bytes in
            for index in 0..<length where bytes[index].asciiLowercase != text.utf8Start[index] { return false }
            return true
        }
    }
}
