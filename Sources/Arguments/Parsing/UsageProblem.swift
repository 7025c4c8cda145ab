/// What is wrong with the typed arguments. Tell the kinds apart by `kind`, never by the message.
package struct UsageProblem: Error, Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case unknownCommand, unknownTopic, unknownFlag
        /// A flag that takes a value stands without one.
        case missingValue
        /// A flag that takes no value has one: `--force=yes`.
        case unexpectedValue
        /// A value or operand that is not what it must be.
        case invalidValue
        case missingOperand, surplusOperand
        /// Flags or operands that exclude each other.
        case conflict
    }

    package let kind: Kind
    /// As typed; empty for what is missing.
    package let typed: String
    /// Index in the arguments (the program's own name not counted); nil for what is missing.
    package let place: Int?
    /// One sentence without a capital and a full stop.
    package let message: String
    /// What to type instead, best first.
    package let suggestions: [String]
    /// The command whose help says more: `svc env create --help`.
    package let hint: String

    package init(_ kind: Kind, typed: String = "", place: Int? = nil, _ message: String, suggestions: [String] = [], hint: String) {
        self.kind = kind
        self.typed = typed
        self.place = place
        self.message = message
        self.suggestions = suggestions
        self.hint = hint
    }

    /// `did you mean --force or --from?`; nil without suggestions.
    package var question: String? {
        guard let last = suggestions.last else { return nil }
        return "did you mean " + (suggestions.count > 1 ? suggestions.dropLast().joined(separator: ", ") + " or " : "") + last + "?"
    }
}
