/// Why a worker did not start, did not answer, or was ended.
package struct WorkerFailure: Error, Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The handler threw or its promise was rejected. The worker goes on.
        case exception
        /// The main module has no default export.
        case noDefaultExport
        /// The default export has no `fetch`.
        case noFetchHandler
        /// A module threw while it was evaluated, or an import names nothing.
        case loadFailed
        /// A module is not JavaScript, or not in the shape that a bundler writes.
        case syntax
        /// A turn used more CPU time than allowed. The worker is dead.
        case cpuExceeded
        /// The heap grew over the limit. The worker is dead.
        case memoryExceeded
        /// The worker asks for something that this runtime does not have.
        case unsupported
        /// The handler answered with something that is not a `Response`.
        case notAResponse
        /// The handler waits for something that can never happen any more.
        case neverAnswered
        /// The runtime ended the worker.
        case terminated
    }

    package let kind: Kind
    /// One or more sentences for the person who wrote the worker, e.g. `TypeError: x is not a function`.
    package let message: String
    /// One line per frame, `at name (file:line:column)`, outermost last; empty when there is none.
    package let stack: String

    package init(_ kind: Kind, _ message: String, stack: String = "") {
        self.kind = kind
        self.message = message
        self.stack = stack
    }
}
