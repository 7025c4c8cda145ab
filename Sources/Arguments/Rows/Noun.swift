/// A row of the table: words that several commands begin with, such as `env` of `env create`.
package struct Noun: Sendable, Equatable {
    package let path: [String]
    /// Other spellings of the last word.
    package let aliases: [String]
    /// The heading it stands under in the program's help.
    package let section: String
    /// One sentence.
    package let summary: String
    package let description: String

    package init(path: [String], aliases: [String] = [], section: String = "", summary: String, description: String = "") {
        self.path = path
        self.aliases = aliases
        self.section = section
        self.summary = summary
        self.description = description
    }
}
