import SvcModel

/// Leads the control listener's requests to their handlers.
final class ControlResponder: Responder {
    private let api: ControlAPI
    private let routes = ControlRoute.table()

    init(api: ControlAPI) { self.api = api }

    func respond(to request: HTTPRequest, exchange: Exchange) {
        let target = String(decoding: request.path, as: UTF8.self)
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "/")
        let matching = routes.compactMap { route in route.match(parts).map { (route, $0) } }
        let query = halves.count == 2 ? Self.query(halves[1]) : [:]
        guard let (route, parameters) = matching.first(where: { $0.0.method == request.method }) else {
            return Self.refuse(request, exchange, allowed: matching.map(\.0.method))
        }
        let call = ControlCall(parameters: parameters, query: query, body: request.body ?? [], exchange: exchange)
        switch route.handler {
        case .plain(let body): body(api, call)
        case .refusing(let body):
            do throws(WireProblem) { try body(api, call) } catch { call.answer(error) }
        }
    }

    private static func refuse(_ request: HTTPRequest, _ exchange: Exchange, allowed: [String]) {
        let problem = WireProblem(
            kind: .notFound,
            message: allowed.isEmpty ? "there is no such path in the control API" : "this path does not take \(request.method)",
            hint: "see GET /openapi.json")
        var headers = [(name: "content-type", value: "application/json")]
        if !allowed.isEmpty { headers.append((name: "allow", value: allowed.joined(separator: ", "))) }
        exchange.reply(HTTPResponse(status: allowed.isEmpty ? 404 : 405, headers: headers, body: JSON.bytes(problem)))
    }

    /// Names and numbers only are asked for here, so nothing in them is percent-encoded.
    private static func query(_ text: Substring) -> [String: String] {
        var query: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[String(halves[0])] = halves.count == 2 ? String(halves[1]) : ""
        }
        return query
    }
}
