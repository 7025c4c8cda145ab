import SvcModel

/// A row of the control API: the router, and the test that holds the OpenAPI document equal to it, read the same table.
struct ControlRoute {
    enum Handler {
        case plain((ControlAPI, ControlCall) -> Void)
        case refusing((ControlAPI, ControlCall) throws(WireProblem) -> Void)
    }

    let method: String
    /// `{name}` stands for one part.
    let path: String
    let handler: Handler

    private init(_ method: String, _ path: String, _ handler: Handler) {
        self.method = method
        self.path = path
        self.handler = handler
    }

    static func plain(_ method: String, _ path: String, _ body: @escaping (ControlAPI, ControlCall) -> Void) -> ControlRoute {
        ControlRoute(method, path, .plain(body))
    }

    static func refusing(
        _ method: String, _ path: String, _ body: @escaping (ControlAPI, ControlCall) throws(WireProblem) -> Void
    ) -> ControlRoute { ControlRoute(method, path, .refusing(body)) }

    static func table() -> [ControlRoute] {
        let environment = "/v1/services/{s}/environments/{e}"
        return [
            plain("GET", "/healthz") { $0.health($1) },
            plain("GET", "/openapi.json") { $0.document($1) },
            plain("GET", "/metrics") { $0.metrics($1) },
            refusing("GET", "/v1/bundles/{digest}") { (api, call) throws(WireProblem) in try api.hasBundle(call) },
            refusing("HEAD", "/v1/bundles/{digest}") { (api, call) throws(WireProblem) in try api.hasBundle(call) },
            refusing("PUT", "/v1/bundles/{digest}") { (api, call) throws(WireProblem) in try api.putBundle(call) },
            refusing("DELETE", "/v1/services/{s}") { (api, call) throws(WireProblem) in try api.deleteService(call) },
            refusing("PUT", environment) { (api, call) throws(WireProblem) in try api.putEnvironment(call) },
            refusing("DELETE", environment) { (api, call) throws(WireProblem) in try api.deleteEnvironment(call) },
            refusing("POST", environment + "/rename") { (api, call) throws(WireProblem) in try api.renameEnvironment(call) },
            refusing("GET", environment + "/versions/{n}") { (api, call) throws(WireProblem) in try api.getVersion(call) },
            refusing("PUT", environment + "/versions/{n}") { (api, call) throws(WireProblem) in try api.putVersion(call) },
            refusing("PUT", environment + "/deployment") { (api, call) throws(WireProblem) in try api.putDeployment(call) },
            refusing("GET", environment + "/logs") { (api, call) throws(WireProblem) in try api.logs(call) },
            refusing("POST", "/v1/activations") { (api, call) throws(WireProblem) in try api.activate(call) },
            refusing("GET", "/v1/live") { (api, call) throws(WireProblem) in try api.listLive(call) },
            plain("POST", "/v1/shutdown") { $0.shutDown($1) },
        ]
    }

    /// The parts that `{name}` stands for, or nil when the path is another.
    func match(_ parts: [Substring]) -> [String: String]? {
        let pattern = path.split(separator: "/")
        guard pattern.count == parts.count else { return nil }
        var found: [String: String] = [:]
        for (wanted, part) in zip(pattern, parts) {
            if wanted.first == "{" {
                found[String(wanted.dropFirst().dropLast())] = String(part)
            } else if wanted != part {
                return nil
            }
        }
        return found
    }
}
