/// What was typed, sorted into the rows of the matched command. What it means is the command's own options value, built from this.
///
/// Ask by the names in the rows, flags without their dashes. A name that no row has is a mistake in the program, not of the user, and
/// stops the program: the first test that builds the options finds it.
package struct RawValues: Sendable, Equatable {
    /// One time that a flag was typed.
    package struct Occurrence: Sendable, Equatable {
        /// The row's long name.
        package let flag: String
        /// `--no-NAME` was typed.
        package let negated: Bool
        package let value: Typed?
        package let place: Int
    }

    /// In the order typed.
    package let occurrences: [Occurrence]
    /// Operands in the order typed, under their rows' names; the name is empty for one too many, or where no command was matched.
    package let operands: [Typed]
    /// Flags and operands that may be asked for.
    let names: Set<String>
    let hint: String

    /// Whether a switch is on: false when it was not typed.
    package func isOn(_ flag: String) -> Bool { setting(flag) ?? false }

    /// What a negatable switch was set to: nil when neither `--x` nor `--no-x` was typed.
    package func setting(_ flag: String) -> Bool? { typed(flag).last.map { !$0.negated } }

    /// How often a flag was typed.
    package func count(_ flag: String) -> Int { typed(flag).count }

    /// The value of a flag, the last one typed.
    package func value(_ flag: String) -> Typed? { typed(flag).last?.value }

    /// All values of a repeated flag.
    package func values(_ flag: String) -> [Typed] { typed(flag).compactMap(\.value) }

    /// A required operand.
    package func operand(_ name: String) throws(UsageProblem) -> Typed {
        if let operand = operands(name).first { return operand }
        throw UsageProblem(.missingOperand, "\(name) is missing", hint: hint)
    }

    package func optionalOperand(_ name: String) -> Typed? { operands(name).first }

    /// All of a repeated operand.
    package func operands(_ name: String) -> [Typed] {
        precondition(names.contains(name), "no operand row is named \(name)")
        return operands.filter { $0.origin == name }
    }

    /// Refuses two or more of these flags and operands together.
    package func refuseTogether(_ together: String...) throws(UsageProblem) {
        var first: String?
        for name in together {
            let asOperand = operands.first { $0.origin == name }
            guard let place = asOperand?.place ?? typed(name).first?.place else { continue }
            let spelled = asOperand == nil ? "--" + name : name
            if let first {
                throw UsageProblem(.conflict, typed: spelled, place: place, "\(spelled) cannot stand with \(first)", hint: hint)
            }
            first = spelled
        }
    }

    /// A problem that no single value has: `problem("give --all or a SERVICE")`.
    package func problem(_ kind: UsageProblem.Kind, _ message: String, suggestions: [String] = []) -> UsageProblem {
        UsageProblem(kind, message, suggestions: suggestions, hint: hint)
    }

    private func typed(_ flag: String) -> [Occurrence] {
        precondition(names.contains(flag), "no flag row is named \(flag)")
        return occurrences.filter { $0.flag == flag }
    }
}
