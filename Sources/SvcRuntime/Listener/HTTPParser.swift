import CNIOLLHTTP

/// Reads requests from the bytes of one connection, one at a time, and refuses what two readers could understand differently.
///
/// It holds one request: after `.complete` the caller takes it, and only then hands over the bytes that follow. llhttp runs with every
/// leniency off: both Content-Length and Transfer-Encoding, repeated lengths, bare LF, folded lines, and bytes that have no place in a
/// name or value end the connection.
final class HTTPParser {
    enum Progress: Equatable {
        case more
        case complete
        case failed(HTTPFault)
    }

    private let parser: UnsafeMutablePointer<llhttp_t>
    private let state: UnsafeMutablePointer<ParserState>

    init(limits: HTTPLimits) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: llhttp_t())
        state = .allocate(capacity: 1)
        state.initialize(to: ParserState(limits: limits))
        c_nio_llhttp_init(parser, HTTP_REQUEST, ParserState.settings)
        parser.pointee.data = UnsafeMutableRawPointer(state)
    }

    deinit {
        parser.deinitialize(count: 1)
        parser.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Whether a request has begun and is not complete.
    var isInsideRequest: Bool { state.pointee.stage == .head || state.pointee.stage == .body }
    var isInsideBody: Bool { state.pointee.stage == .body }
    /// Whether the connection may carry another request after the one that is complete.
    var keepsAlive: Bool { state.pointee.keepsAlive }
    /// Whether the complete request is of HTTP/1.0.
    var isOld: Bool { parser.pointee.http_minor == 0 }
    /// Whether the client waits for `100 Continue` before it sends the body. Asking clears it.
    func takeWantsContinue() -> Bool {
        guard state.pointee.wantsContinue else { return false }
        state.pointee.wantsContinue = false
        return state.pointee.stage == .body
    }

    /// Reads `bytes` up to the end of a request at most.
    func parse(_ bytes: UnsafeRawBufferPointer) -> (consumed: Int, progress: Progress) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return (0, .more) }
        if state.pointee.stage == .complete {
            state.pointee.stage = .between
            c_nio_llhttp_resume(parser)
        }
        let errno = c_nio_llhttp_execute_swift(parser, base, bytes.count)
        if errno == HPE_OK { return (bytes.count, .more) }
        let end = c_nio_llhttp_get_error_pos(parser).map { UnsafeRawPointer($0) - base } ?? bytes.count
        if errno == HPE_PAUSED, state.pointee.stage == .complete { return (end, .complete) }
        return (end, .failed(fault(errno)))
    }

    private func fault(_ errno: llhttp_errno_t) -> HTTPFault {
        if let fault = state.pointee.fault { return fault }
        switch errno {
        case HPE_INVALID_VERSION, HPE_PAUSED_H2_UPGRADE: return .unsupportedVersion
        default:
            let reason = c_nio_llhttp_get_error_reason(parser).map { String(cString: $0) } ?? ""
            return .malformed(reason.isEmpty ? "This is not HTTP/1.1." : "This is not HTTP/1.1: \(reason).")
        }
    }

    /// The complete request. The parser keeps no reference to its bytes.
    func takeRequest() -> HTTPRequest {
        let method = String(cString: c_nio_llhttp_method_name(llhttp_method_t(UInt32(parser.pointee.method))))
        let head = state.pointee.head
        let body = state.pointee.hasBody ? state.pointee.body : nil
        let (authority, path) = (state.pointee.authority, state.pointee.path)
        let isInTarget = state.pointee.authorityIsInTarget
        state.pointee.head = HTTPHead()
        state.pointee.body = []
        return HTTPRequest(
            method: method, head: head, body: body, authority: isInTarget ? head.target[authority] : head.block[authority],
            path: head.target[path])
    }

    /// Gives back the memory of a request that is done, for the next one.
    func recycle(_ head: consuming HTTPHead) {
        head.removeAll()
        state.pointee.head = head
    }
}
