// CNIOLLHTTP is swift-nio's own copy of llhttp, the parser of Node. It is reached through NIOHTTP1's dependency on it, and Package.resolved
// pins the version. Only this file and HTTPParser name it.
import CNIOLLHTTP

/// What llhttp's callbacks write down. It lives at a fixed address that the C parser keeps as its `data`, so a callback reaches it without counting references.
struct ParserState {
    enum Stage { case between, head, body, complete }

    let limits: HTTPLimits
    var stage = Stage.between
    var head = HTTPHead()
    var body: [UInt8] = []
    /// Where the authority stands: in the target, or else in the block of fields.
    var authority = 0..<0
    var authorityIsInTarget = false
    var path = 0..<0
    var hasBody = false
    var keepsAlive = false
    var wantsContinue = false
    var fault: HTTPFault?
    private var field = HTTPHead.Field(nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0)
    private var fieldPart = FieldPart.none
    private var overhead = 0

    private enum FieldPart { case none, name, value }

    init(limits: HTTPLimits) { self.limits = limits }

    mutating func begin() {
        stage = .head
        head.removeAll()
        body.removeAll(keepingCapacity: true)
        hasBody = false
        wantsContinue = false
        overhead = 0
        fieldPart = .none
    }

    mutating func fail(_ fault: HTTPFault) -> CInt {
        self.fault = fault
        return CInt(HPE_USER.rawValue)
    }

    mutating func target(_ bytes: UnsafeBufferPointer<UInt8>) -> CInt {
        guard head.byteCount + bytes.count <= limits.headBytes else { return fail(.targetTooLong) }
        for byte in bytes where byte <= 0x20 || byte >= 0x7f || byte == UInt8(ascii: "#") {
            return fail(.malformed("The request's target has a byte that must be percent-encoded."))
        }
        head.target.append(contentsOf: bytes)
        return 0
    }

    mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> CInt {
        guard stage == .head else { return waste(bytes.count) }
        guard head.byteCount + bytes.count <= limits.headBytes else { return fail(.headTooLarge) }
        if fieldPart != .name {
            field.nameStart = UInt32(head.block.count)
            fieldPart = .name
        }
        head.block.append(contentsOf: bytes)
        return 0
    }

    mutating func value(_ bytes: UnsafeBufferPointer<UInt8>) -> CInt {
        guard stage == .head else { return waste(bytes.count) }
        guard head.byteCount + bytes.count <= limits.headBytes else { return fail(.headTooLarge) }
        if fieldPart == .name { beginValue() }
        head.block.append(contentsOf: bytes)
        return 0
    }

    private mutating func beginValue() {
        field.nameEnd = UInt32(head.block.count)
        head.block.append(UInt8(ascii: ":"))
        head.block.append(UInt8(ascii: " "))
        field.valueStart = UInt32(head.block.count)
        fieldPart = .value
    }

    mutating func fieldComplete() -> CInt {
        guard stage == .head else { return 0 }
        if fieldPart == .name { beginValue() }
        // Optional white space after the value is no part of it (RFC 9110 section 5.5); llhttp leaves it.
        while head.block.count > Int(field.valueStart), head.block.last == 0x20 || head.block.last == 0x09 { head.block.removeLast() }
        field.valueEnd = UInt32(head.block.count)
        head.block.append(UInt8(ascii: "\r"))
        head.block.append(UInt8(ascii: "\n"))
        fieldPart = .none
        guard head.fields.count < limits.headerCount else { return fail(.headTooLarge) }
        head.fields.append(field)
        return 0
    }

    mutating func body(_ bytes: UnsafeBufferPointer<UInt8>) -> CInt {
        guard body.count + bytes.count <= limits.bodyBytes else { return fail(.bodyTooLarge) }
        wantsContinue = false
        body.append(contentsOf: bytes)
        return 0
    }

    /// Bytes of chunk extensions and trailers, which nobody reads.
    mutating func waste(_ count: Int) -> CInt {
        overhead += count
        return overhead <= limits.chunkOverheadBytes ? 0 : fail(.headTooLarge)
    }

    // MARK: the head as a whole

    mutating func headComplete(_ parser: UnsafeMutablePointer<llhttp_t>) -> CInt {
        guard parser.pointee.http_major == 1, parser.pointee.http_minor <= 1 else { return fail(.unsupportedVersion) }
        if parser.pointee.method == UInt8(HTTP_CONNECT.rawValue) || parser.pointee.method == UInt8(HTTP_TRACE.rawValue) {
            return fail(.methodNotImplemented)
        }
        // Nothing here speaks another protocol: an Upgrade field is ignored (RFC 9110 section 7.8 allows it), and llhttp must not stop for it.
        parser.pointee.upgrade = 0
        if let fault = framingFault(parser) ?? targetFault(isOptions: parser.pointee.method == UInt8(HTTP_OPTIONS.rawValue)) {
            return fail(fault)
        }
        stage = .body
        return 0
    }

    private mutating func framingFault(_ parser: UnsafeMutablePointer<llhttp_t>) -> HTTPFault? {
        let isOld = parser.pointee.http_minor == 0
        var hosts = 0
        authority = 0..<0
        for field in head.fields {
            switch field.nameEnd - field.nameStart {
            case 4 where head.isNamed(field, "host"):
                hosts += 1
                authority = Int(field.valueStart)..<Int(field.valueEnd)
            case 6 where head.isNamed(field, "expect"):
                guard head.value(field).equalsIgnoringCase("100-continue") else { return .unsupportedExpectation }
                wantsContinue = !isOld
            case 17 where head.isNamed(field, "transfer-encoding"):
                if isOld { return .malformed("HTTP/1.0 has no Transfer-Encoding.") }
                guard head.value(field).equalsIgnoringCase("chunked") else { return .unsupportedCoding }
            default: break
            }
        }
        if hosts > 1 { return .malformed("The request has more than one Host field.") }
        if hosts == 0, !isOld { return .malformed("The request has no Host field.") }
        hasBody = parser.pointee.flags & UInt16(F_CONTENT_LENGTH.rawValue | F_TRANSFER_ENCODING.rawValue) != 0
        if parser.pointee.flags & UInt16(F_CONTENT_LENGTH.rawValue) != 0, parser.pointee.content_length > UInt64(limits.bodyBytes) {
            return .bodyTooLarge
        }
        return nil
    }

    /// Finds authority and path in the target (RFC 9112 section 3.2).
    private mutating func targetFault(isOptions: Bool) -> HTTPFault? {
        let target = head.target[...]
        authorityIsInTarget = false
        path = 0..<target.count
        if target.first != UInt8(ascii: "/"), !(isOptions && target.elementsEqual("*".utf8)) {
            let scheme = target.prefix(8).equalsIgnoringCase("https://") ? 8 : target.prefix(7).equalsIgnoringCase("http://") ? 7 : 0
            guard scheme > 0 else { return .malformed("The request's target is neither a path nor an http URL.") }
            let slash = target[scheme...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? target.count
            guard slash > scheme else { return .malformed("The request's target names no host.") }
            // An absolute target wins over the Host field (RFC 9112 section 3.2.2).
            authority = scheme..<slash
            authorityIsInTarget = true
            path = slash..<target.count
        }
        let bytes = authorityIsInTarget ? head.target[authority] : head.block[authority]
        return bytes.allSatisfy(Self.isAuthorityByte) ? nil : .malformed("The request's host has a byte that a host cannot have.")
    }

    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        default: false
        }
    }
}

extension ParserState {
    private static func of(_ parser: UnsafeMutablePointer<llhttp_t>?) -> UnsafeMutablePointer<ParserState> {
        guard let data = parser?.pointee.data else { preconditionFailure("the parser's data is set where it is made") }
        return data.assumingMemoryBound(to: ParserState.self)
    }

    private static func span(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self), count: count)
    }

    // llhttp only reads the settings, they are complete before the first parser sees them, and they live as long as the process.
    nonisolated(unsafe) static let settings: UnsafePointer<llhttp_settings_t> = {
        let settings = UnsafeMutablePointer<llhttp_settings_t>.allocate(capacity: 1)
        settings.initialize(to: llhttp_settings_t())
        c_nio_llhttp_settings_init(settings)
        settings.pointee.on_message_begin = { parser in
            of(parser).pointee.begin()
            return 0
        }
        settings.pointee.on_url = { of($0).pointee.target(span($1, $2)) }
        settings.pointee.on_header_field = { of($0).pointee.name(span($1, $2)) }
        settings.pointee.on_header_value = { of($0).pointee.value(span($1, $2)) }
        settings.pointee.on_header_value_complete = { of($0).pointee.fieldComplete() }
        settings.pointee.on_chunk_extension_name = { of($0).pointee.waste($2) }
        settings.pointee.on_chunk_extension_value = { of($0).pointee.waste($2) }
        settings.pointee.on_headers_complete = { parser in
            guard let parser else { return -1 }
            return of(parser).pointee.headComplete(parser)
        }
        settings.pointee.on_body = { of($0).pointee.body(span($1, $2)) }
        settings.pointee.on_message_complete = { parser in
            let state = of(parser)
            state.pointee.keepsAlive = c_nio_llhttp_should_keep_alive(parser) != 0
            state.pointee.stage = .complete
            return CInt(HPE_PAUSED.rawValue)
        }
        return UnsafePointer(settings)
    }()
}
