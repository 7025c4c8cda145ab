/// A row of the table: one flag. Make it with ``switch(_:short:negatable:hidden:_:)``, ``value(_:short:_:allowed:completion:hidden:_:)``,
/// ``list(_:short:_:allowed:completion:hidden:_:)`` or ``count(_:short:hidden:_:)``.
///
/// A flag is global when it stands in the table's own ``Table/flags``, not in a command's.
package struct Flag: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// On when typed. A negatable one also has `--no-NAME`; the last of the two wins.
        case `switch`(negatable: Bool)
        /// Takes one value; typed again, the last wins.
        case value
        /// Takes one value each time it is typed, and all count.
        case list
        /// Counts how often it is typed: `-vv`.
        case count
    }

    /// Without its dashes.
    package let long: String
    package let short: Character?
    package let kind: Kind
    /// What stands for the value in help, in capitals; empty where the flag takes none.
    package let placeholder: String
    /// The only values it takes; empty: any.
    package let allowed: [String]
    package let completion: Completion
    /// Parsed, but in no help, man page or completion.
    package let hidden: Bool
    /// Whole sentences; the first one stands alone in completions.
    package let help: String

    package var takesValue: Bool { kind == .value || kind == .list }
    package var isNegatable: Bool { kind == .switch(negatable: true) }

    package static func `switch`(
        _ long: String, short: Character? = nil, negatable: Bool = false, hidden: Bool = false, _ help: String
    ) -> Flag {
        Flag(
            long: long, short: short, kind: .switch(negatable: negatable), placeholder: "", allowed: [], completion: .none,
            hidden: hidden, help: help)
    }

    package static func count(_ long: String, short: Character? = nil, hidden: Bool = false, _ help: String) -> Flag {
        Flag(
            long: long, short: short, kind: .count, placeholder: "", allowed: [], completion: .none, hidden: hidden, help: help)
    }

    /// `allowed` completes itself; `completion` is for the rest.
    package static func value(
        _ long: String, short: Character? = nil, _ placeholder: String, allowed: [String] = [], completion: Completion = .none,
        hidden: Bool = false, _ help: String
    ) -> Flag {
        Flag(
            long: long, short: short, kind: .value, placeholder: placeholder, allowed: allowed,
            completion: allowed.isEmpty ? completion : .values(allowed), hidden: hidden, help: help)
    }

    /// As ``value(_:short:_:allowed:completion:hidden:_:)``, for a flag that may be repeated.
    package static func list(
        _ long: String, short: Character? = nil, _ placeholder: String, allowed: [String] = [], completion: Completion = .none,
        hidden: Bool = false, _ help: String
    ) -> Flag {
        Flag(
            long: long, short: short, kind: .list, placeholder: placeholder, allowed: allowed,
            completion: allowed.isEmpty ? completion : .values(allowed), hidden: hidden, help: help)
    }
}
