extension Table {
    /// A page of help, no line wider than `width` where that can be; a width under 40 counts as 40.
    package func help(_ page: HelpPage, width: Int) -> [StyledLine] {
        let width = max(40, width)
        switch page {
        case .program: return programHelp(width)
        case .noun(let path): return nounHelp(path, width)
        case .command(let path): return command(path).map { commandHelp($0, width) } ?? programHelp(width)
        case .topic(let name): return topics.first { $0.name == name }.map { topicHelp($0, width) } ?? programHelp(width)
        }
    }

    private func programHelp(_ width: Int) -> [StyledLine] {
        var lines = text(summary, width) + heading("Usage") + [StyledLine([Span("  ")] + usage(of: []))] + spaced(description, width)
        var groups = sections(after: []).map { section in
            (heading: section.heading, entries: section.entries.map { Entry(term: [Span($0.path[0], .command)], text: $0.summary) })
        }
        groups.append(("Topics", topics.map { Entry(term: [Span($0.name, .command)], text: $0.summary) }))
        groups.append(("Global flags", entries(of: globalFlags(at: []))))
        lines += lists(groups, width: width)
        return lines + [StyledLine(), StyledLine([Span("More on one of them: "), Span("\(program) help NAME", .command)])]
    }

    private func nounHelp(_ path: [String], _ width: Int) -> [StyledLine] {
        var lines = text(noun(path)?.summary ?? "", width) + heading("Usage") + [StyledLine([Span("  ")] + usage(of: path))]
        lines += spaced(noun(path)?.description ?? "", width) + aliasLines(path)
        var groups = sections(after: path).map { section in
            let entries = section.entries.map { entry in
                let operands = command(entry.path)?.operands.flatMap { [Span(" "), $0.term] } ?? []
                return Entry(term: [Span(entry.path[path.count], .command)] + operands, text: entry.summary)
            }
            return (heading: section.heading, entries: entries)
        }
        groups.append(("Global flags", entries(of: globalFlags(at: path))))
        lines += lists(groups, width: width)
        let more = ([program] + path + ["COMMAND", "--help"]).joined(separator: " ")
        return lines + [StyledLine(), StyledLine([Span("More on one of them: "), Span(more, .command)])]
    }

    private func commandHelp(_ command: Command<Payload>, _ width: Int) -> [StyledLine] {
        var lines = text(command.summary, width) + heading("Usage") + [StyledLine([Span("  ")] + usage(of: command))]
        lines += spaced(command.description, width) + aliasLines(command.path)
        let groups = [
            ("Operands", command.operands.map { Entry(term: [$0.term], text: $0.fullHelp) }),
            ("Flags", entries(of: command.flags.filter { !$0.hidden })),
            ("Global flags", entries(of: globalFlags(at: command.path))),
        ]
        lines += lists(groups, width: width)
        if !command.examples.isEmpty { lines += heading("Examples") }
        for example in command.examples {
            lines.append(StyledLine([Span("  "), Span(example.line, .example)]))
            lines += wrapped(example.does, to: width - 6).map { StyledLine([Span(blanks(6) + $0)]) }
        }
        if !command.topics.isEmpty { lines += heading("See also") }
        lines += command.topics.map { StyledLine([Span("  "), Span("\(program) help \($0)", .command)]) }
        return lines
    }

    private func topicHelp(_ topic: Topic, _ width: Int) -> [StyledLine] {
        [StyledLine([Span(topic.name, .heading)]), StyledLine()] + text(topic.summary, width) + spaced(topic.text, width)
    }

    // MARK: pieces

    private func entries(of flags: [Flag]) -> [Entry] { flags.map { Entry(term: $0.term, text: $0.fullHelp) } }

    private func heading(_ text: String) -> [StyledLine] { [StyledLine(), StyledLine([Span(text, .heading)])] }

    private func text(_ text: String, _ width: Int) -> [StyledLine] { wrapped(text, to: width).map { StyledLine([Span($0)]) } }

    /// Paragraphs, an empty line before each.
    private func spaced(_ description: String, _ width: Int) -> [StyledLine] {
        paragraphs(of: description).flatMap { paragraph in
            let lines = paragraph.text.split(separator: "\n").map { StyledLine([Span(String($0), .example)]) }
            return [StyledLine()] + (paragraph.isVerbatim ? lines : text(paragraph.text, width))
        }
    }

    private func aliasLines(_ path: [String]) -> [StyledLine] {
        let aliases = aliases(of: path)
        guard !aliases.isEmpty else { return [] }
        let spelled = aliases.map { ([program] + path.dropLast() + [$0]).joined(separator: " ") }
        return [StyledLine(), StyledLine([Span("Also called: "), Span(spelled.joined(separator: ", "), .command)])]
    }
}
