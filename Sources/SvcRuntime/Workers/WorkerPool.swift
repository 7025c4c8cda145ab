import NIOCore
import SvcModel
import WorkerHost

/// The workers of one event loop. Confined to it.
///
///     (none) --first request, validation--> usable --over a limit--> dead --next request--> usable
///     usable --not active, nothing pending, unused for a while--> released
final class WorkerPool: WorkerCaller {
    let world: World
    private let eventLoop: any EventLoop
    private let turns = Turns()
    private var slots: [ObjectIdentifier: WorkerSlot] = [:]
    private var refused: [ObjectIdentifier: (failure: WorkerFailure, until: Int)] = [:]
    private var snapshot: Snapshot
    private var generation = -1
    private var seconds = 0
    private var ticker: RepeatedTask?

    private static let inactiveSeconds = 30
    private static let idleSeconds = 900
    /// How long a worker that did not load is not tried again, so that a broken one costs its visitors nothing.
    private static let refusalSeconds = 2

    init(world: World, eventLoop: any EventLoop) {
        self.world = world
        self.eventLoop = eventLoop
        snapshot = world.board.snapshot
    }

    var count: Int { slots.count }
    /// Requests without an answer, and work given to `waitUntil`, of all workers.
    var pending: Int { slots.values.reduce(0) { $0 + $1.pending } }

    /// What is live now. A request takes it once and keeps what it got.
    func current() -> Snapshot {
        let now = world.board.generation
        if now != generation {
            generation = now
            snapshot = world.board.snapshot
        }
        return snapshot
    }

    // MARK: requests

    /// Runs a version's worker. `reply` is called once, on this loop, perhaps before this returns.
    func serve(_ version: StoredVersion, _ request: WorkerRequest, reply: @escaping (Result<WorkerResponse, WorkerFailure>) -> Void) {
        let slot: WorkerSlot
        do throws(WorkerFailure) {
            slot = try self.slot(version)
        } catch {
            report(error, version.id, request.requestID)
            return reply(.failure(error))
        }
        slot.lastUsed = seconds
        let began = NIODeadline.now()
        let counters = slot.counters
        slot.fetch(request) { [weak self] result in
            let spent = Int((NIODeadline.now() - began).nanoseconds / 1_000)
            switch result {
            case .success: counters.count(microseconds: spent, failed: false)
            case .failure(let failure):
                counters.count(microseconds: spent, failed: true)
                self?.report(failure, version.id, request.requestID)
            }
            reply(result)
        }
    }

    func call(_ place: Place, _ request: WorkerRequest, reply: @escaping (WorkerAnswer) -> Void) {
        let key = RequestKey(id: (request.requestID ?? "").utf8)
        switch current().active(place, key) {
        case .version(let version):
            serve(version, request) { result in
                switch result {
                case .success(let response): reply(.response(response))
                case .failure(let failure): reply(.failed("\(place): \(failure.message)"))
                }
            }
        case .noCode: reply(.failed("\(place) has no code deployed"))
        case .unknownVersion, .unknownHost: reply(.failed("there is no environment \(place)"))
        }
    }

    /// Loads a version's worker and keeps it for the requests to come.
    func warm(_ version: StoredVersion) throws(WorkerFailure) { try slot(version).lastUsed = seconds }

    private func slot(_ version: StoredVersion) throws(WorkerFailure) -> WorkerSlot {
        let key = ObjectIdentifier(version)
        if let slot = slots[key] {
            if slot.isUsable { return slot }
            slots[key] = nil
            turns.later { slot.release() }
        }
        if let refusal = refused[key] {
            if seconds < refusal.until { throw refusal.failure }
            refused[key] = nil
        }
        let bridge = WorkerBridge(id: version.id, eventLoop: eventLoop, world: world, turns: turns, caller: self)
        do throws(WorkerFailure) {
            var made: Result<WorkerSlot, WorkerFailure> = .failure(WorkerFailure(.terminated, "never entered"))
            turns.enter {
                made = Result { () throws(WorkerFailure) in
                    try WorkerSlot(version: version, bridge: bridge, world: world, turns: turns, seconds: seconds)
                }
            }
            let slot = try made.get()
            slots[key] = slot
            startTicking()
            return slot
        } catch {
            bridge.close()
            refused[key] = (error, seconds + Self.refusalSeconds)
            startTicking()
            throw error
        }
    }

    /// One line for the person who wrote the worker, found by the request's id.
    private func report(_ failure: WorkerFailure, _ id: VersionID, _ requestID: String?) {
        let text = failure.stack.isEmpty ? failure.message : failure.message + "\n" + failure.stack
        world.logs.append(
            WireLogLine(time: world.now(), level: .error, place: id.place, version: id.version, request: requestID, text: text))
    }

    // MARK: time

    private func startTicking() {
        guard ticker == nil else { return }
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        ticker = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in bound.value.tick() }
    }

    private func tick() {
        seconds += 1
        turns.enter { Worker.pump() }
        let snapshot = current()
        for (key, slot) in slots where slot.pending == 0 {
            let unused = seconds - slot.lastUsed
            let isActive = snapshot.environments[slot.version.id.place]?.active.contains { $0.version === slot.version } ?? false
            guard !slot.isUsable || unused > (isActive ? Self.idleSeconds : Self.inactiveSeconds) else { continue }
            slots[key] = nil
            slot.release()
        }
        refused = refused.filter { seconds < $0.value.until }
        guard slots.isEmpty, refused.isEmpty else { return }
        ticker?.cancel()
        ticker = nil
    }
}
