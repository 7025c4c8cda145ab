import SvcModel
import WorkerHost

/// An outbound request that can be given up.
protocol OutboundOperation: Sendable {
    func cancel()
}

/// The way to the network. Answers on a thread of its own.
protocol Outbound: Sendable {
    /// `done` is called once, also after `cancel`; a failure is a sentence for the person who wrote the worker.
    func fetch(_ request: WorkerRequest, done: @escaping @Sendable (WorkerAnswer) -> Void) -> any OutboundOperation
}

/// Key-value namespaces.
protocol KeyValueStore: Sendable {
    /// `get` and `list`: answered at once, from the calling thread.
    func read(_ namespace: String, _ command: KeyValueCommand) -> WorkerAnswer
    /// `put` and `delete`: `done` is called once, on a thread of the store's own, when the change is durable.
    func write(_ namespace: String, _ command: KeyValueCommand, done: @escaping @Sendable (WorkerAnswer) -> Void)
}

/// Where lines about environments go.
protocol LogSink: Sendable {
    func append(_ line: WireLogLine)
}

/// What the workers of all loops share.
struct World: Sendable {
    let board: SnapshotBoard
    let scripts: ScriptShelf
    let keyValue: any KeyValueStore
    let outbound: any Outbound
    let logs: any LogSink
    let metrics: Metrics
    let limits: WorkerLimits
    let now: @Sendable () -> Timestamp
}
