/// A row of the table: a text for `PROGRAM help NAME` that belongs to no single command.
package struct Topic: Sendable, Equatable {
    package let name: String
    /// One sentence.
    package let summary: String
    /// Paragraphs, divided by an empty line; an indented line stays as it is.
    package let text: String

    package init(_ name: String, summary: String, text: String) {
        self.name = name
        self.summary = summary
        self.text = text
    }
}
