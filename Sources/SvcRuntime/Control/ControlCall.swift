import SvcModel

/// A request to the control API, as its handlers see it, and the right to answer it once.
struct ControlCall {
    let parameters: [String: String]
    let query: [String: String]
    let body: [UInt8]
    let exchange: Exchange

    // MARK: reading

    func service() throws(WireProblem) -> ServiceName { try name("s") { text throws(NameProblem) in try ServiceName(text) } }
    func environment() throws(WireProblem) -> EnvironmentName { try name("e") { text throws(NameProblem) in try EnvironmentName(text) } }
    func place() throws(WireProblem) -> Place { Place(try service(), try environment()) }

    func number() throws(WireProblem) -> VersionNumber {
        guard let number = Int(parameters["n"] ?? ""), number >= 1 else { throw WireProblem(kind: .malformed, message: "a version's number is 1 or more") }
        return number
    }

    func digest() throws(WireProblem) -> BundleDigest {
        guard let digest = BundleDigest(parameters["digest"] ?? "") else {
            throw WireProblem(kind: .malformed, message: "a digest is 64 lower-case hexadecimal digits")
        }
        return digest
    }

    func decode<T: Decodable>(_ type: T.Type) throws(WireProblem) -> T {
        do { return try JSON.decode(type, from: body) } catch {
            throw WireProblem(kind: .malformed, message: "the body is not what this call takes: \(JSON.describe(error))")
        }
    }

    private func name<Name>(_ parameter: String, _ make: (String) throws(NameProblem) -> Name) throws(WireProblem) -> Name {
        do throws(NameProblem) { return try make(parameters[parameter] ?? "") } catch {
            throw WireProblem(kind: .malformed, message: "the \(error.noun) name '\(error.text)' \(error.rule)")
        }
    }

    // MARK: answering

    func answer(_ status: Int, _ value: some Encodable) {
        exchange.reply(HTTPResponse(status: status, headers: [("content-type", "application/json")], body: JSON.bytes(value)))
    }

    func answer(_ status: Int) { exchange.reply(HTTPResponse(status: status)) }

    func answer(_ problem: WireProblem) { answer(problem.status, problem) }
}

extension WireProblem {
    /// The status that goes with the kind.
    var status: Int {
        switch kind {
        case .malformed: 400
        case .notFound: 404
        case .conflict, .routeTaken: 409
        case .tooLarge: 413
        case .digestMismatch, .workerRejected: 422
        case .unavailable: 503
        case .internalError: 500
        }
    }
}
