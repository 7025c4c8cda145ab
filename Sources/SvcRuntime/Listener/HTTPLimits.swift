/// What a connection may cost before it is refused. Times are in whole seconds, sizes in bytes.
struct HTTPLimits: Sendable {
    /// The request line and all header fields together; more is 431 (the target alone: 414).
    var headBytes = 32 * 1024
    var headerCount = 128
    /// A request body, after chunked framing is taken off; more is 413.
    var bodyBytes = 100 * 1024 * 1024
    /// Chunk extensions and trailers of one request: they carry nothing that we use, so they are only a way to waste our time.
    var chunkOverheadBytes = 16 * 1024
    /// From the first byte of a request to the end of its head.
    var headSeconds = 15
    /// Between two reads of a body that has not ended.
    var bodySeconds = 30
    /// Between requests on a connection that is kept alive.
    var idleSeconds = 75
    /// Between two moments at which a client that reads slowly takes something of a response.
    var writeSeconds = 60
    /// What may be read ahead of the request that is being answered, before the socket is left alone.
    var readAheadBytes = 64 * 1024
}
