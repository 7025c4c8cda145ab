/// One file of a worker's bundle and what importing it gives.
package struct WorkerModule: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// An ES module in the shape that `esbuild --format=esm` writes: imports at the head, one `export { … };` at the end.
        case esm
        /// The default export is the text, decoded as UTF-8.
        case text
        /// The default export is an `ArrayBuffer`.
        case data
        /// The default export is the parsed value.
        case json
    }

    package let name: String
    package let kind: Kind
    package let bytes: [UInt8]

    package init(name: String, kind: Kind, bytes: [UInt8]) {
        self.name = name
        self.kind = kind
        self.bytes = bytes
    }
}

/// The code of a worker: its modules, and which of them is evaluated first.
package struct WorkerScript: Sendable, Equatable {
    package let modules: [WorkerModule]
    package let main: String
    /// A source map (version 3) of the main module, with which stacks name the user's own files.
    package let sourceMap: [UInt8]?

    package init(modules: [WorkerModule], main: String, sourceMap: [UInt8]? = nil) {
        self.modules = modules
        self.main = main
        self.sourceMap = sourceMap
    }

    /// A worker of a single module.
    package init(source: String, name: String = "worker.js") {
        self.init(modules: [WorkerModule(name: name, kind: .esm, bytes: Array(source.utf8))], main: name)
    }

    package func module(_ name: String) -> WorkerModule? { modules.first { $0.name == name } }
}
