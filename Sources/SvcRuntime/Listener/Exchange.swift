/// What answers the requests of a listener. Called on the connection's event loop, one request of a connection at a time.
protocol Responder: AnyObject {
    /// Answers through `exchange`, before it returns or later, on the same event loop, once.
    func respond(to request: HTTPRequest, exchange: Exchange)
}

/// The connection's side of an exchange.
protocol ExchangePort: AnyObject {
    func reply(_ response: HTTPResponse, serial: UInt64)
    func begin(_ response: HTTPResponse, serial: UInt64)
    func send(_ bytes: [UInt8], serial: UInt64)
    func end(serial: UInt64)
    func isOpen(serial: UInt64) -> Bool
}

/// One request and the right to answer it once. An answer that comes after the client went, or a second one, is dropped.
struct Exchange {
    let port: any ExchangePort
    let serial: UInt64
    /// Whether somebody still waits for the answer.
    var isOpen: Bool { port.isOpen(serial: serial) }

    func reply(_ response: HTTPResponse) { port.reply(response, serial: serial) }

    /// Answers with a body that comes in pieces: `begin`, any number of `send`, `end`.
    func begin(_ response: HTTPResponse) { port.begin(response, serial: serial) }
    func send(_ bytes: [UInt8]) { port.send(bytes, serial: serial) }
    func end() { port.end(serial: serial) }
}
