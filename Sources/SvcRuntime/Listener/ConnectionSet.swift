import NIOCore
import SvcModel

/// A connection as its loop's timer and drain see it.
protocol Drainable: AnyObject {
    /// A second has passed.
    func tick()
    /// No further request is wanted: close now when idle, else after the answer.
    func drain()
}

/// The connections of one event loop and what they share: limits, clock, who answers. Confined to the loop.
final class ConnectionSet {
    let limits: HTTPLimits
    let responder: any Responder
    private(set) var clock: LoopClock
    private(set) var isDraining = false
    private let now: @Sendable () -> Timestamp
    private let eventLoop: any EventLoop
    private var members: [ObjectIdentifier: any Drainable] = [:]
    private var ticker: RepeatedTask?

    init(eventLoop: any EventLoop, limits: HTTPLimits, responder: any Responder, now: @escaping @Sendable () -> Timestamp) {
        self.eventLoop = eventLoop
        self.limits = limits
        self.responder = responder
        self.now = now
        clock = LoopClock(now: now())
    }

    var count: Int { members.count }

    func insert(_ connection: any Drainable) {
        members[ObjectIdentifier(connection)] = connection
        guard ticker == nil else { return }
        clock.tick(now: now())
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        // The timer runs only while there are connections, so an idle runtime sleeps.
        ticker = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in bound.value.tick() }
    }

    func remove(_ connection: any Drainable) {
        members[ObjectIdentifier(connection)] = nil
        guard members.isEmpty else { return }
        ticker?.cancel()
        ticker = nil
    }

    func drain() {
        isDraining = true
        for member in Array(members.values) { member.drain() }
    }

    private func tick() {
        clock.tick(now: now())
        for member in Array(members.values) { member.tick() }
    }
}
