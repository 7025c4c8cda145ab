/// Why a request is refused before anything was asked to answer it. The connection closes after the answer: what follows on it cannot be trusted.
enum HTTPFault: Error, Equatable, Sendable {
    /// Not HTTP/1.x, or framing that two parsers could read differently (RFC 9112 section 11.2). The text says what, for the client.
    case malformed(String)
    case headTooLarge
    case targetTooLong
    case bodyTooLarge
    case unsupportedVersion
    case unsupportedCoding
    case unsupportedExpectation
    case methodNotImplemented
    case timeout

    var status: Int {
        switch self {
        case .malformed: 400
        case .headTooLarge: 431
        case .targetTooLong: 414
        case .bodyTooLarge: 413
        case .unsupportedVersion: 505
        case .unsupportedCoding, .methodNotImplemented: 501
        case .unsupportedExpectation: 417
        case .timeout: 408
        }
    }

    var message: String {
        switch self {
        case .malformed(let what): what
        case .headTooLarge: "The request's header fields are too large."
        case .targetTooLong: "The request's target is too long."
        case .bodyTooLarge: "The request's body is too large."
        case .unsupportedVersion: "Only HTTP/1.0 and HTTP/1.1 are spoken here."
        case .unsupportedCoding: "The only transfer coding understood here is chunked."
        case .unsupportedExpectation: "The only expectation understood here is 100-continue."
        case .methodNotImplemented: "This method is not implemented."
        case .timeout: "The request took too long to arrive."
        }
    }
}
