/// What a piece of text is; somebody else knows how that looks.
package enum Role: Sendable {
    case text, heading, command, flag, placeholder, example
}

package struct Span: Sendable, Equatable {
    package let text: String
    package let role: Role

    package init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

/// A line of help, without its end.
package struct StyledLine: Sendable, Equatable {
    package var spans: [Span]

    package init(_ spans: [Span] = []) { self.spans = spans }

    package var plain: String { spans.map(\.text).joined() }

    var width: Int { spans.reduce(0) { $0 + $1.text.count } }
}
