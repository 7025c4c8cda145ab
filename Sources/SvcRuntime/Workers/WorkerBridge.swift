import NIOCore
import SvcModel
import WorkerHost

/// One worker's way to the outside: timers on the loop, fetches, other workers, key-value namespaces, logs.
final class WorkerBridge: WorkerServices {
    weak var worker: Worker?
    private let id: VersionID
    private let eventLoop: any EventLoop
    private let world: World
    private let turns: Turns
    private weak var caller: (any WorkerCaller)?
    private var services: [Place] = []
    private var timers: [Int: Scheduled<Void>] = [:]
    private var outbound: [Int: any OutboundOperation] = [:]

    init(id: VersionID, eventLoop: any EventLoop, world: World, turns: Turns, caller: any WorkerCaller) {
        self.id = id
        self.eventLoop = eventLoop
        self.world = world
        self.turns = turns
        self.caller = caller
    }

    /// The number under which the worker calls a service; a binding to `@same` is a binding to its own environment's name.
    func number(of service: ServiceName, _ environment: BindingEnvironment) -> Int {
        services.append(Place(service, environment.resolved(in: id.environment)))
        return services.count - 1
    }

    /// Drops what the worker still waits for.
    func close() {
        for timer in timers.values { timer.cancel() }
        for operation in outbound.values { operation.cancel() }
        timers = [:]
        outbound = [:]
    }

    // MARK: WorkerServices

    func log(_ level: WorkerLogLevel, _ text: String, requestID: String?) {
        let level: WireLogLine.Level =
            switch level {
            case .debug: .debug
            case .log, .info: .info
            case .warn: .warn
            case .error: .error
            }
        world.logs.append(
            WireLogLine(time: world.now(), level: level, place: id.place, version: id.version, request: requestID, text: text))
    }

    func setTimer(_ timer: Int, milliseconds: Double) {
        // A delay that is no number is none, and more than 24 days is what browsers make of it as well (HTML, timers).
        let delay = milliseconds.isFinite ? min(max(milliseconds, 0), 2_147_483_647) : 0
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        timers[timer]?.cancel()
        timers[timer] = eventLoop.scheduleTask(in: .nanoseconds(Int64(delay * 1_000_000))) { bound.value.fire(timer) }
    }

    private func fire(_ timer: Int) {
        timers[timer] = nil
        turns.enter { worker?.timerFired(timer) }
    }

    func clearTimer(_ timer: Int) { timers.removeValue(forKey: timer)?.cancel() }

    func fetch(_ operation: Int, _ request: WorkerRequest) {
        let settle = settler(operation)
        outbound[operation] = world.outbound.fetch(request, done: settle)
    }

    func call(_ operation: Int, binding: Int, _ request: WorkerRequest) {
        guard services.indices.contains(binding), let caller else { return settle(operation, .failed("there is no such binding")) }
        let place = services[binding]
        turns.later { [weak caller] in
            caller?.call(place, request) { [weak self] answer in self?.settle(operation, answer) }
        }
    }

    func keyValue(_ operation: Int, namespace: String, _ command: KeyValueCommand) {
        switch command {
        case .get, .list: settle(operation, world.keyValue.read(namespace, command))
        case .put, .delete: world.keyValue.write(namespace, command, done: settler(operation))
        }
    }

    func cancel(_ operation: Int) { outbound.removeValue(forKey: operation)?.cancel() }

    func becameIdle() {}

    // MARK: answers

    private func settler(_ operation: Int) -> @Sendable (WorkerAnswer) -> Void {
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        let eventLoop = eventLoop
        return { answer in eventLoop.execute { bound.value.settle(operation, answer) } }
    }

    private func settle(_ operation: Int, _ answer: WorkerAnswer) {
        outbound[operation] = nil
        turns.enter { worker?.settle(operation, answer) }
    }
}
