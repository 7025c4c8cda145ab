/// Two columns: what it is, and what it does, wrapped.
struct Entry {
    let term: [Span]
    let text: String
}

/// Headings with their entries, all in the same columns; a heading without entries is left out. A term too long for its column stands on
/// a line of its own.
func lists(_ groups: [(heading: String, entries: [Entry])], width: Int) -> [StyledLine] {
    let indent = 2
    let widest = max(12, width / 3)
    let column = groups.flatMap(\.entries).map { StyledLine($0.term).width }.filter { $0 <= widest }.max() ?? indent * 2
    var lines: [StyledLine] = []
    for group in groups where !group.entries.isEmpty {
        lines += [StyledLine(), StyledLine([Span(group.heading, .heading)])]
        for entry in group.entries {
            let term = StyledLine([Span(blanks(indent))] + entry.term)
            let text = wrapped(entry.text, to: max(20, width - indent - column - 2))
            let fits = term.width <= indent + column
            if fits, let first = text.first {
                lines.append(StyledLine(term.spans + [Span(blanks(indent + column - term.width + 2) + first)]))
            } else {
                lines.append(term)
            }
            lines += text.dropFirst(fits ? 1 : 0).map { StyledLine([Span(blanks(indent + column + 2) + $0)]) }
        }
    }
    return lines
}

func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
