import SvcModel
import WorkerHost

/// Calls a version's worker on the same loop.
protocol WorkerCaller: AnyObject {
    func call(_ place: Place, _ request: WorkerRequest, reply: @escaping (WorkerAnswer) -> Void)
}

/// A version's worker on one loop, with its side of the outside world.
final class WorkerSlot {
    let version: StoredVersion
    let counters: Counters
    private let bridge: WorkerBridge
    private let turns: Turns
    private var worker: Worker?
    /// When it was last asked for something, in the pool's seconds.
    var lastUsed: Int

    /// Makes the worker, which evaluates its modules.
    init(version: StoredVersion, bridge: WorkerBridge, world: World, turns: Turns, seconds: Int) throws(WorkerFailure) {
        guard let digest = version.digest else { throw WorkerFailure(.loadFailed, "this version has no code") }
        self.version = version
        self.bridge = bridge
        self.turns = turns
        lastUsed = seconds
        counters = world.metrics.counters(version.id)
        let script = try world.scripts.script(digest)
        let environment = try Self.environment(version.configuration, version.secrets, bridge: bridge)
        var limits = world.limits
        if let milliseconds = version.configuration.limits.cpuMilliseconds { limits.cpuMilliseconds = milliseconds }
        if let megabytes = version.configuration.limits.memoryMegabytes { limits.memoryBytes = megabytes << 20 }
        let worker = try Worker(script: script, environment: environment, limits: limits, services: bridge)
        self.worker = worker
        bridge.worker = worker
    }

    var isUsable: Bool { worker?.state == .usable }
    var pending: Int { worker?.pending ?? 0 }

    func fetch(_ request: WorkerRequest, reply: @escaping Worker.Reply) {
        guard let worker else { return reply(.failure(WorkerFailure(.terminated, "the worker was released"))) }
        turns.enter { worker.fetch(request, reply: reply) }
    }

    /// Gives the virtual machine back; never from within a turn.
    func release() {
        let worker = worker
        self.worker = nil
        bridge.close()
        turns.enter { worker?.shutdown() }
    }

    private static func environment(
        _ configuration: Configuration, _ secrets: [SettingName: String], bridge: WorkerBridge
    ) throws(WorkerFailure) -> WorkerEnvironment {
        var environment = WorkerEnvironment()
        for (name, value) in configuration.vars { environment.variables[name.text] = JSON.text(value) }
        for (name, value) in secrets { environment.secrets[name.text] = value }
        for (name, binding) in configuration.bindings {
            switch binding {
            case .service(let service, let other):
                environment.bindings[name.text] = .service(bridge.number(of: service, other))
            case .kv(let namespace):
                environment.bindings[name.text] = .kv(namespace: namespace)
            case .durableObject(let className):
                throw WorkerFailure(.unsupported, "the binding \(name) is a Durable Object (\(className)); this runtime does not have them yet")
            }
        }
        return environment
    }
}
