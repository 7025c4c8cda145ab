/// A line that works when typed, and what it does.
package struct Example: Sendable, Equatable {
    /// With the program's name.
    package let line: String
    package let does: String

    package init(_ line: String, _ does: String) {
        self.line = line
        self.does = does
    }
}

/// A row of the table: one command. `Payload` is the program's own (what the command needs, its run function); nothing here looks into it.
package struct Command<Payload: Sendable>: Sendable {
    /// The words that name it: `["env", "create"]`.
    package let path: [String]
    /// Other spellings of the last word.
    package let aliases: [String]
    /// One sentence.
    package let summary: String
    /// Paragraphs, divided by an empty line; an indented line stays as it is.
    package let description: String
    package let operands: [Operand]
    package let flags: [Flag]
    package let examples: [Example]
    /// Names of topics to read as well.
    package let topics: [String]
    /// The heading it stands under in the program's help; empty under a noun, which has its own.
    package let section: String
    /// Parsed, but in no help, man page or completion.
    package let hidden: Bool
    package let payload: Payload

    package init(
        path: [String], aliases: [String] = [], section: String = "", hidden: Bool = false, summary: String, description: String = "",
        operands: [Operand] = [], flags: [Flag] = [], examples: [Example] = [], topics: [String] = [], payload: Payload
    ) {
        self.path = path
        self.aliases = aliases
        self.section = section
        self.hidden = hidden
        self.summary = summary
        self.description = description
        self.operands = operands
        self.flags = flags
        self.examples = examples
        self.topics = topics
        self.payload = payload
    }
}
