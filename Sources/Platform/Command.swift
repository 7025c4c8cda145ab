/// A program to run: all of it said, nothing taken from this process but what is named.
package struct Command: Hashable, Sendable {
    /// The program's path. A name is looked up with `find`, by the caller, on the PATH that the caller means.
    package var program: String
    /// Without the program itself.
    package var arguments: [String]
    /// Every variable of the child.
    package var environment: [String: String]
    /// Where it starts; nil: where this process is.
    package var directory: String?

    package init(_ program: String, _ arguments: [String] = [], environment: [String: String], directory: String? = nil) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
    }

    /// The first executable file called `name` in the directories of `path` (as PATH: separated by colons). A `name` with a slash is itself
    /// the path. Empty and relative entries are skipped: what runs must not depend on where one stands.
    package static func find(_ name: String, path: String) -> String? {
        if name.utf8.contains(0x2F) { return isExecutable(name) ? name : nil }
        if name.isEmpty { return nil }
        for directory in path.split(separator: ":") where directory.utf8.first == 0x2F {
            let candidate = directory + "/" + name
            if isExecutable(candidate) { return candidate }
        }
        return nil
    }

    private static func isExecutable(_ path: String) -> Bool {
        guard let facts = (try? Files.facts(path)) ?? nil, facts.kind == .file else { return false }
        return mayExecute(path)
    }
}

/// How a child ended.
package enum ProcessStatus: Hashable, Sendable {
    case exited(Int32)
    case killed(Signal)

    package var isSuccess: Bool { self == .exited(0) }

    /// As shells put it: 128 + n for signal n.
    package var code: Int32 {
        switch self {
        case .exited(let code): code
        case .killed(let signal): 128 + signal.rawValue
        }
    }

    /// From wait(2)'s status of an ended child.
    init(waitStatus status: Int32) {
        let signal = status & 0x7F
        self = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(Signal(rawValue: signal))
    }
}
