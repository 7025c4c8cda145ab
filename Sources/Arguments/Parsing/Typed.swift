import Suggestions

/// One typed value and where it stood, with the ways to read it.
package struct Typed: Sendable, Equatable {
    /// As typed; it can be empty.
    package let text: String
    /// Index in the arguments, the program's own name not counted.
    package let place: Int
    /// What it is the value of: `--limit`, or `NAME` for an operand.
    package let origin: String
    let hint: String

    /// A whole number in the range; digits with an optional sign, nothing else.
    package func int(in range: ClosedRange<Int> = .min ... .max) throws(UsageProblem) -> Int {
        if let number = Int(text), range.contains(number) { return number }
        throw problem("must be a whole number" + bounds(of: range))
    }

    /// The case whose raw value was typed.
    package func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type = Choice.self) throws(UsageProblem) -> Choice {
        if let choice = Choice(rawValue: text) { return choice }
        throw notOne(of: Choice.allCases.map(\.rawValue))
    }

    /// Reads with the caller's own reader; where that gives nil, the problem says `must be` and what was expected: `a name of a–z, 0–9 and -`.
    package func converted<Value>(expecting: String, _ read: (String) -> Value?) throws(UsageProblem) -> Value {
        if let value = read(text) { return value }
        throw problem("must be " + expecting)
    }

    /// A problem with this value, for rules of the caller's own: `problem("must not be 'local'")`.
    package func problem(_ what: String, suggestions: [String] = []) -> UsageProblem {
        UsageProblem(
            .invalidValue, typed: text, place: place, "\(origin) \(what), not \(shown(text))", suggestions: suggestions, hint: hint)
    }

    func notOne(of allowed: [String]) -> UsageProblem {
        let list = allowed.count > 1 ? allowed.dropLast().joined(separator: ", ") + " or " + allowed[allowed.count - 1] : allowed.joined()
        return problem("must be " + list, suggestions: Suggestions.suggestions(for: text, among: allowed))
    }

    private func bounds(of range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): ""
        case (.min, let high): " of at most \(high)"
        case (let low, .max): " of at least \(low)"
        case (let low, let high): " from \(low) to \(high)"
        }
    }
}
