/// A request to a worker, or from one to the outside.
package struct WorkerRequest: Sendable, Equatable {
    package var method: String
    /// Absolute and already normalised, e.g. `http://staging.auth.localhost:8787/path?q`.
    package var url: String
    /// `name: value\r\n` for each header, Latin-1, in wire order, without the empty line. From a worker: names in lower case, without
    /// `host`, `content-length` and the like, which are the sender's business.
    package var headerBlock: [UInt8]
    /// nil when there is no body, which is not the same as an empty one.
    package var body: [UInt8]?
    /// Ties log lines and subrequests to the request that caused them; handed on to subrequests.
    package var requestID: String?
    /// 0 for a request from outside; one more with each service call. The receiver hands it to `Worker.fetch` as it is.
    package var depth: Int
    /// Only of requests from a worker: what `redirect` said.
    package var redirect: Redirect

    package enum Redirect: String, Sendable { case follow, manual, error }

    package init(
        method: String, url: String, headerBlock: [UInt8] = [], body: [UInt8]? = nil, requestID: String? = nil, depth: Int = 0,
        redirect: Redirect = .follow
    ) {
        self.method = method
        self.url = url
        self.headerBlock = headerBlock
        self.body = body
        self.requestID = requestID
        self.depth = depth
        self.redirect = redirect
    }
}

/// A response of a worker, or one from the outside for a worker.
package struct WorkerResponse: Sendable, Equatable {
    package var status: Int
    /// May be empty; the writer then takes the customary words.
    package var statusText: String
    /// As in `WorkerRequest`: ready for the wire, without `content-length`, `connection` and `transfer-encoding`.
    package var headerBlock: [UInt8]
    /// nil when there is no body (204, 304, `new Response(null)`).
    package var body: [UInt8]?
    /// Only of responses to a worker's outbound fetch: where it came from after redirects. nil: the request's own URL.
    package var url: String?
    package var redirected: Bool

    package init(
        status: Int, statusText: String = "", headerBlock: [UInt8] = [], body: [UInt8]? = nil, url: String? = nil, redirected: Bool = false
    ) {
        self.status = status
        self.statusText = statusText
        self.headerBlock = headerBlock
        self.body = body
        self.url = url
        self.redirected = redirected
    }
}
