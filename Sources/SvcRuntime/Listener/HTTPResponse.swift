/// A whole answer. Framing (length, connection) is the listener's business.
struct HTTPResponse: Sendable {
    var status: Int
    /// Empty: the customary words.
    var statusText = ""
    /// `name: value\r\n` for each field, lawful as it is, without content-length, connection and transfer-encoding.
    var headerBlock: [UInt8] = []
    var body: [UInt8]?

    /// For answers of the runtime's own, whose names and values are lawful.
    init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil) {
        self.status = status
        self.body = body
        for (name, value) in headers {
            headerBlock.append(contentsOf: name.utf8)
            headerBlock.append(contentsOf: ": ".utf8)
            headerBlock.append(contentsOf: value.utf8)
            headerBlock.append(contentsOf: "\r\n".utf8)
        }
    }

    init(status: Int, statusText: String, headerBlock: [UInt8], body: [UInt8]?) {
        self.status = status
        self.statusText = statusText
        self.headerBlock = headerBlock
        self.body = body
    }
}
