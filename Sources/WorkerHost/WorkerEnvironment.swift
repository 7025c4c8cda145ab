/// What a name in `env` reaches when it is neither a variable nor a secret.
package enum WorkerBinding: Sendable, Equatable {
    /// Another worker. The number is the runtime's own and comes back in `WorkerServices.call`.
    case service(Int)
    /// A key-value namespace. The name comes back in `WorkerServices.keyValue`.
    case kv(namespace: String)
}

/// The contents of `env`. A name must stand in one of the three only.
package struct WorkerEnvironment: Sendable, Equatable {
    /// Name → JSON text of the value. Text that is not JSON fails the worker's start.
    package var variables: [String: String]
    /// Name → the secret itself, a string in `env`.
    package var secrets: [String: String]
    package var bindings: [String: WorkerBinding]

    package init(variables: [String: String] = [:], secrets: [String: String] = [:], bindings: [String: WorkerBinding] = [:]) {
        self.variables = variables
        self.secrets = secrets
        self.bindings = bindings
    }
}
