import NIOCore

/// How an answer is framed.
struct ResponseFraming {
    /// The request was HEAD: the head of what GET would get, and no body.
    var isHead: Bool
    var closes: Bool
    /// The request was of HTTP/1.0.
    var isOld: Bool
    var length: Length

    enum Length {
        case known
        /// The body follows in pieces; HTTP/1.0 ends it by closing.
        case streamed
    }
}

/// Writes answers as HTTP/1.1 into a buffer.
enum ResponseWriter {
    /// Bodies above this are not copied beside the head but sent as a buffer of their own.
    static let inlineBodyBytes = 16 * 1024

    /// Writes the head, and the body where it belongs there; answers whether the body is still to be sent.
    static func write(_ response: HTTPResponse, _ framing: ResponseFraming, date: [UInt8], to buffer: inout ByteBuffer) -> Bool {
        writeStatusLine(response, to: &buffer)
        buffer.writeBytes(response.headerBlock)
        if !hasDate(response.headerBlock) {
            buffer.writeStaticString("date: ")
            buffer.writeBytes(date)
            buffer.writeStaticString("\r\n")
        }
        let hasBody = response.status != 204 && response.status != 304 && response.status >= 200
        switch framing.length {
        case .streamed where !framing.isOld: buffer.writeStaticString("transfer-encoding: chunked\r\n")
        case .known where hasBody:
            buffer.writeStaticString("content-length: ")
            writeDecimal(response.body?.count ?? 0, to: &buffer)
            buffer.writeStaticString("\r\n")
        default: break
        }
        if framing.closes {
            buffer.writeStaticString("connection: close\r\n")
        } else if framing.isOld {
            buffer.writeStaticString("connection: keep-alive\r\n")
        }
        buffer.writeStaticString("\r\n")
        guard hasBody, !framing.isHead, let body = response.body, !body.isEmpty else { return false }
        guard body.count <= inlineBodyBytes else { return true }
        buffer.writeBytes(body)
        return false
    }

    /// One piece of a streamed body (RFC 9112 section 7.1).
    static func writeChunk(_ bytes: [UInt8], isOld: Bool, to buffer: inout ByteBuffer) {
        guard !bytes.isEmpty else { return }
        if !isOld { buffer.writeString(String(bytes.count, radix: 16) + "\r\n") }
        buffer.writeBytes(bytes)
        if !isOld { buffer.writeStaticString("\r\n") }
    }

    private static func writeStatusLine(_ response: HTTPResponse, to buffer: inout ByteBuffer) {
        if response.status == 200, response.statusText.isEmpty || response.statusText == "OK" {
            buffer.writeStaticString("HTTP/1.1 200 OK\r\n")
            return
        }
        let isClean = response.statusText.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
        let text = response.statusText.isEmpty || !isClean ? StatusText.of(response.status) : response.statusText
        buffer.writeString("HTTP/1.1 \(response.status) \(text)\r\n")
    }

    /// Whether a worker has set the Date field itself: a line that begins with it.
    private static func hasDate(_ block: [UInt8]) -> Bool {
        block.withUnsafeBufferPointer { bytes in
            var start = 0
            while start + 5 <= bytes.count {
                if bytes[start] | 0x20 == 0x64, bytes[start + 1] | 0x20 == 0x61, bytes[start + 2] | 0x20 == 0x74, bytes[start + 3] | 0x20 == 0x65,
                    bytes[start + 4] == 0x3a
                {
                    return true
                }
                while start < bytes.count, bytes[start] != 0x0a { start += 1 }
                start += 1
            }
            return false
        }
    }

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
}
