import NIOCore
import SvcModel
import WorkerHost

/// What the control API does. Confined to the control loop, which never runs a worker, so a busy worker delays nobody here.
final class ControlAPI {
    /// What it needs of the rest of the process.
    struct Surroundings {
        let eventLoop: any EventLoop
        let record: RuntimeRecord
        let logs: LogStore
        /// Tries a version's worker on a data loop and keeps it there; answers on the control loop.
        let tryWorker: (StoredVersion, @escaping (WorkerFailure?) -> Void) -> Void
        let metricsText: () -> String
        let shutDown: () -> Void
    }

    private let registry: Registry
    private let around: Surroundings

    init(registry: Registry, around: Surroundings) {
        self.registry = registry
        self.around = around
    }

    // MARK: the process

    func health(_ call: ControlCall) {
        let record = around.record
        call.answer(
            200,
            WireHealth(
                status: "ok", version: record.version, pid: record.pid, startedAt: record.startedAt, domain: record.domain, port: record.port))
    }

    func metrics(_ call: ControlCall) {
        call.exchange.reply(
            HTTPResponse(status: 200, headers: [("content-type", "text/plain; version=0.0.4")], body: Array(around.metricsText().utf8)))
    }

    func document(_ call: ControlCall) {
        call.exchange.reply(HTTPResponse(status: 200, headers: [("content-type", "application/json")], body: OpenAPIDocument.bytes))
    }

    func shutDown(_ call: ControlCall) {
        call.answer(202, ["status": "draining"])
        around.shutDown()
    }

    // MARK: bundles

    func hasBundle(_ call: ControlCall) throws(WireProblem) {
        let digest = try call.digest()
        guard registry.hasBundle(digest) else { throw WireProblem(kind: .notFound, message: "there is no bundle \(digest.short)") }
        call.answer(200, ["digest": digest.hex])
    }

    func putBundle(_ call: ControlCall) throws(WireProblem) {
        let digest = try call.digest()
        call.answer(try registry.put(bundle: call.body, digest) ? 201 : 200, ["digest": digest.hex])
    }

    // MARK: services and environments

    func putEnvironment(_ call: ControlCall) throws(WireProblem) { call.answer(200, live(try registry.make(try call.place()))) }

    func deleteEnvironment(_ call: ControlCall) throws(WireProblem) {
        try registry.remove([try call.place()])
        call.answer(204)
    }

    func deleteService(_ call: ControlCall) throws(WireProblem) {
        try registry.remove(registry.environments(of: try call.service(), named: nil).map(\.place))
        call.answer(204)
    }

    func renameEnvironment(_ call: ControlCall) throws(WireProblem) {
        let wanted = try call.decode(WireRename.self)
        call.answer(200, live(try registry.rename(try call.place(), to: wanted.to)))
    }

    func listLive(_ call: ControlCall) throws(WireProblem) {
        func name<Name>(_ key: String, _ make: (String) throws(NameProblem) -> Name) throws(WireProblem) -> Name? {
            guard let text = call.query[key] else { return nil }
            do throws(NameProblem) { return try make(text) } catch {
                throw WireProblem(kind: .malformed, message: "the \(error.noun) name '\(error.text)' \(error.rule)")
            }
        }
        let service = try name("service") { text throws(NameProblem) in try ServiceName(text) }
        let environment = try name("environment") { text throws(NameProblem) in try EnvironmentName(text) }
        call.answer(200, WireLiveList(items: registry.environments(of: service, named: environment).map(live)))
    }

    private func live(_ environment: LiveEnvironment) -> WireLive {
        let domain = around.record.domain
        let hostname = environment.hasHostname ? Hostname.of(environment.place, domain: domain) : nil
        return WireLive(
            place: environment.place, deployment: environment.deployment,
            versions: environment.active.map { Self.describe($0.version, percent: $0.percent) },
            stored: environment.versions.keys.sorted(), hostname: hostname,
            url: hostname.map { around.record.port == 80 ? "http://\($0)" : "http://\($0):\(around.record.port)" })
    }

    private static func describe(_ version: StoredVersion, percent: Int) -> WireLiveVersion {
        WireLiveVersion(
            version: version.id.version, percent: percent, digest: version.digest,
            configurationDigest: Vault.digest(JSON.bytes(version.configuration)), configuration: version.configuration,
            secrets: version.secrets.keys.sorted())
    }

    // MARK: versions and activation

    func putVersion(_ call: ControlCall) throws(WireProblem) {
        let id = VersionID(try call.place(), try call.number())
        let wire = try call.decode(WireVersion.self)
        guard let draft = try registry.draft(id, wire) else { return try answerStored(call, id, 200) }
        guard draft.digest != nil else {
            try registry.store(draft)
            return try answerStored(call, id, 201)
        }
        around.tryWorker(draft) { failure in
            do throws(WireProblem) {
                if let failure {
                    throw WireProblem(kind: .workerRejected, message: failure.message, stack: failure.stack.isEmpty ? nil : failure.stack)
                }
                // Somebody else may have stored the same in the meantime.
                if try self.registry.draft(id, wire) != nil { try self.registry.store(draft) }
                try self.answerStored(call, id, 201)
            } catch {
                call.answer(error)
            }
        }
    }

    private func answerStored(_ call: ControlCall, _ id: VersionID, _ status: Int) throws(WireProblem) {
        let environment = try registry.environment(id.place)
        guard let version = environment.versions[id.version] else { throw WireProblem(kind: .notFound, message: "\(id) is not stored here") }
        let percent = environment.active.first { $0.version === version }?.percent ?? 0
        call.answer(status, Self.describe(version, percent: percent))
    }

    func getVersion(_ call: ControlCall) throws(WireProblem) { try answerStored(call, VersionID(try call.place(), try call.number()), 200) }

    func putDeployment(_ call: ControlCall) throws(WireProblem) {
        let place = try call.place()
        let wire = try call.decode(WireDeployment.self)
        try registry.activate([WireActivation(place: place, deployment: wire.deployment, split: wire.split)])
        call.answer(200, live(try registry.environment(place)))
    }

    func activate(_ call: ControlCall) throws(WireProblem) {
        let wire = try call.decode(WireActivations.self)
        try registry.activate(wire.activations)
        var items: [WireLive] = []
        for activation in wire.activations { items.append(live(try registry.environment(activation.place))) }
        call.answer(200, WireLiveList(items: items))
    }

    // MARK: logs

    func logs(_ call: ControlCall) throws(WireProblem) {
        let place = try call.place()
        _ = try registry.environment(place)
        guard let count = Int(call.query["tail"] ?? "100"), (0...LogStore.keptLines).contains(count) else {
            throw WireProblem(kind: .malformed, message: "tail is a number from 0 to \(LogStore.keptLines)")
        }
        func text(_ line: WireLogLine) -> [UInt8] { JSON.bytes(line) + [UInt8(ascii: "\n")] }
        let head = [(name: "content-type", value: "application/x-ndjson")]
        let lines = around.logs.tail(place, count).flatMap(text)
        guard call.query["follow"] == "1" else {
            return call.exchange.reply(HTTPResponse(status: 200, headers: head, body: lines))
        }
        call.exchange.begin(HTTPResponse(status: 200, headers: head))
        call.exchange.send(lines)
        let eventLoop = around.eventLoop
        let bound = NIOLoopBound((call.exchange, around.logs), eventLoop: eventLoop)
        let own = NIOLoopBoundBox(0, eventLoop: eventLoop)
        own.value = around.logs.follow(place) { line in
            eventLoop.execute {
                let (exchange, logs) = bound.value
                if exchange.isOpen { exchange.send(text(line)) } else { logs.unfollow(place, own.value) }
            }
        }
    }
}
