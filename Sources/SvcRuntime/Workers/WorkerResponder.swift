import SvcModel
import WorkerHost

/// Answers the data listener's requests on one loop: finds the version, asks its worker, puts a page of our own where there is no answer.
final class WorkerResponder: Responder {
    private let pool: WorkerPool
    private var ids: RequestIDs
    /// The last authority and the host it means: most requests of a connection repeat it.
    private var known: (authority: [UInt8], host: String) = ([], "")

    init(pool: WorkerPool, seed: UInt64) {
        self.pool = pool
        ids = RequestIDs(seed: seed)
    }

    func respond(to request: HTTPRequest, exchange: Exchange) {
        let id = requestID(request)
        let host = host(request.authority)
        let path = request.path.prefix { $0 != UInt8(ascii: "?") }
        let destination = pool.current().destination(host: host, path: path, key: RequestKey(id: id.utf8))
        guard case .version(let version) = destination else {
            return exchange.reply(DestinationPage.of(destination, host: host).response(accept: request.head.first("accept")))
        }
        let question = WorkerRequest(
            method: request.method, url: RequestURL.text(authority: request.authority, path: request.path), headerBlock: request.head.block,
            body: request.body, requestID: id)
        pool.serve(version, question) { result in
            switch result {
            case .success(let answer):
                exchange.reply(
                    HTTPResponse(status: answer.status, statusText: answer.statusText, headerBlock: answer.headerBlock, body: answer.body))
            case .failure(let failure):
                exchange.reply(FailurePage.of(failure, requestID: id).response(accept: request.head.first("accept")))
            }
        }
    }

    private func requestID(_ request: HTTPRequest) -> String {
        if let own = request.head.first("x-request-id"), RequestIDs.isLawful(own) { return String(decoding: own, as: UTF8.self) }
        return ids.make()
    }

    private func host(_ authority: ArraySlice<UInt8>) -> String {
        if authority.elementsEqual(known.authority) { return known.host }
        known = (Array(authority), RequestURL.host(authority))
        return known.host
    }
}
