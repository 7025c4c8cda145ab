/// A page of help.
package enum HelpPage: Sendable, Equatable {
    case program
    /// Words that several commands begin with.
    case noun([String])
    case command([String])
    case topic(String)
}

/// What the arguments ask for.
package struct Invocation<Payload: Sendable>: Sendable {
    package enum Action: Sendable {
        /// Not `asked` for where the words stop before a command: `svc`, `svc env`.
        case help(HelpPage, asked: Bool)
        case version
        case run(Command<Payload>)
        case refused(UsageProblem)
    }

    package let action: Action
    /// What was typed, as far as it could be read; global flags are here whatever the action is.
    package let values: RawValues
    /// The words of the command as far as they were found, aliases turned into the rows' own words.
    package let path: [String]
}
