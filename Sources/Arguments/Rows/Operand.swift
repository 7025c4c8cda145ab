/// A row of the table: one operand, by position. Optional ones come after required ones, a repeated one is the last.
package struct Operand: Sendable, Equatable {
    /// In capitals, as help shows it and as commands ask for it.
    package let name: String
    package let optional: Bool
    /// Takes every operand that is left: at least one, or none where it is optional.
    package let repeated: Bool
    /// The only values it takes; empty: any.
    package let allowed: [String]
    package let completion: Completion
    package let help: String

    /// `allowed` completes itself; `completion` is for the rest.
    package init(
        _ name: String, optional: Bool = false, repeated: Bool = false, allowed: [String] = [], completion: Completion = .none,
        _ help: String
    ) {
        self.name = name
        self.optional = optional
        self.repeated = repeated
        self.allowed = allowed
        self.completion = allowed.isEmpty ? completion : .values(allowed)
        self.help = help
    }
}
