/// What went wrong, as a value: the one error type that leaves the project, the state, a target and the engine.
///
/// Recognised by `kind`, never by text. `message` says what, `place` where, `hints` what to do (each a sentence, or a command to type).
package struct Problem: Error, Equatable, Sendable {
    package let kind: Kind
    package let message: String
    package let place: Location?
    package let hints: [String]
    /// More findings of the same kind (all problems of a manifest, all gaps of a preflight), in order.
    package let details: [Detail]

    package init(_ kind: Kind, _ message: String, at place: Location? = nil, hints: [String] = [], details: [Detail] = []) {
        self.kind = kind
        self.message = message
        self.place = place
        self.hints = hints
        self.details = details
    }

    /// One finding among several.
    package struct Detail: Equatable, Sendable {
        package let message: String
        package let place: Location?
        package let hint: String?

        package init(_ message: String, at place: Location? = nil, hint: String? = nil) {
            self.message = message
            self.place = place
            self.hint = hint
        }
    }

    /// Where: a file with line and column (from 1), and the lines of an excerpt with a caret; or any other place by name.
    package struct Location: Equatable, Sendable {
        package let file: String
        package let line: Int?
        package let column: Int?
        package let excerpt: [String]

        package init(file: String, line: Int? = nil, column: Int? = nil, excerpt: [String] = []) {
            self.file = file
            self.line = line
            self.column = column
            self.excerpt = excerpt
        }
    }

    /// The kinds, each with the exit code of MODEL. The raw value is the `kind` of the error object under `--json`.
    package enum Kind: String, CaseIterable, Sendable {
        // 1: failed
        case failed
        case notFound = "not_found"
        case alreadyExists = "already_exists"
        case buildFailed = "build_failed"
        case toolMissing = "tool_missing"
        case workerRejected = "worker_rejected"
        // 2: wrong use
        case usage
        case manifest
        case invalidName = "invalid_name"
        case noProject = "no_project"
        // 3: refused by a rule
        case refused
        case preflight
        case outOfOrder = "out_of_order"
        case protected
        case locked
        case expectedVersion = "expected_version"
        case needsConfirmation = "needs_confirmation"
        // 4: the target
        case targetUnreachable = "target_unreachable"
        case targetFailed = "target_failed"
        // 5: the state database
        case stateUnavailable = "state_unavailable"
        case stateDamaged = "state_damaged"
        case stateNewer = "state_newer"
        case keyMissing = "key_missing"
        // 130
        case interrupted

        package var exitCode: Int32 {
            switch self {
            case .failed, .notFound, .alreadyExists, .buildFailed, .toolMissing, .workerRejected: 1
            case .usage, .manifest, .invalidName, .noProject: 2
            case .refused, .preflight, .outOfOrder, .protected, .locked, .expectedVersion, .needsConfirmation: 3
            case .targetUnreachable, .targetFailed: 4
            case .stateUnavailable, .stateDamaged, .stateNewer, .keyMissing: 5
            case .interrupted: 130
            }
        }
    }
}

extension Problem {
    /// A name that breaks a rule, as the user gave it.
    package init(_ problem: NameProblem) {
        self.init(.invalidName, "the \(problem.noun) name '\(problem.text)' \(problem.rule)")
    }

    package init(_ malformed: VersionReference.Malformed) {
        self.init(
            .usage, "'\(malformed.text)' does not name a version: \(malformed.reason)",
            hints: ["A version is written [service/]environment[@selector]: staging, staging@12, staging@~1, staging@tag"])
    }
}
