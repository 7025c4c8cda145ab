import NIOCore

/// Writes answers as HTTP/1.1 into a buffer.
enum ResponseWriter {
    /// Bodies above this are not copied beside the head but sent as a buffer of their own.
    static let inlineBodyBytes = 16 * 1024

    /// Writes the head, and the body where it belongs there; answers whether the body is still to be sent.
    ///
    /// A field whose name is no token or whose value has a control character would let a worker forge an answer of its own
    /// (response splitting), so such a field is left out.
    static func write(_ response: HTTPResponse, isHead: Bool, closes: Bool, isOld: Bool, date: [UInt8], to buffer: inout ByteBuffer) -> Bool {
        buffer.writeStaticString("HTTP/1.1 ")
        buffer.writeString(statusLine(response.status))
        var hasDate = false
        var hasLength = false
        let hasBody = response.status != 204 && response.status != 304 && response.status >= 200
        for (name, value) in response.headers {
            switch framing(name) {
            case .listener: continue
            case .length:
                // What a GET would have had is the worker's to say where no body goes out (RFC 9110 section 8.6).
                guard (isHead || response.status == 304) && response.body.isEmpty, !value.isEmpty,
                    value.utf8.allSatisfy({ (0x30...0x39).contains($0) })
                else { continue }
                hasLength = true
            case .date: hasDate = true
            case .none: break
            }
            guard isToken(name), isFieldValue(value) else { continue }
            buffer.writeString(name)
            buffer.writeStaticString(": ")
            buffer.writeString(value)
            buffer.writeStaticString("\r\n")
        }
        if !hasDate {
            buffer.writeStaticString("date: ")
            buffer.writeBytes(date)
            buffer.writeStaticString("\r\n")
        }
        if hasBody && !hasLength {
            buffer.writeStaticString("content-length: ")
            writeDecimal(response.body.count, to: &buffer)
            buffer.writeStaticString("\r\n")
        }
        if closes {
            buffer.writeStaticString("connection: close\r\n")
        } else if isOld {
            buffer.writeStaticString("connection: keep-alive\r\n")
        }
        buffer.writeStaticString("\r\n")
        guard hasBody, !isHead, !response.body.isEmpty else { return false }
        guard response.body.count <= inlineBodyBytes else { return true }
        buffer.writeBytes(response.body)
        return false
    }

    private enum Framing { case none, listener, length, date }

    private static func framing(_ name: String) -> Framing {
        switch name.utf8.count {
        case 4 where equals(name, "date"): .date
        case 10 where equals(name, "connection") || equals(name, "keep-alive"): .listener
        case 14 where equals(name, "content-length"): .length
        case 7 where equals(name, "upgrade") || equals(name, "trailer"): .listener
        case 17 where equals(name, "transfer-encoding"): .listener
        default: .none
        }
    }

    private static func equals(_ name: String, _ lowercase: StaticString) -> Bool {
        zip(name.utf8, UnsafeBufferPointer(start: lowercase.utf8Start, count: lowercase.utf8CodeUnitCount)).allSatisfy { $0.asciiLowercase == $1 }
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5a, 0x5e...0x7a, 0x21, 0x23...0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x7c, 0x7e: true
                default: false
                }
            }
    }

    private static func isFieldValue(_ value: String) -> Bool { value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 } }

    private static func writeDecimal(_ number: Int, to buffer: inout ByteBuffer) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = number
            var start = 20
            repeat {
                start -= 1
                digits[start] = UInt8(0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            buffer.writeBytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(digits)[start..<20]))
        }
    }

    private static func statusLine(_ status: Int) -> String {
        switch status {
        case 200: "200 OK\r\n"
        case 404: "404 Not Found\r\n"
        default: "\(status) \(StatusText.of(status))\r\n"
        }
    }
}
