/// How rows are written in usage lines and lists, the same in help and in the man page.
extension Flag {
    /// `-e, --env ENV`, with room for the short one where there is none.
    var term: [Span] {
        let dashed = isNegatable ? "--[no-]" + long : "--" + long
        let name = Span((short.map { "-\($0), " } ?? "    ") + dashed, .flag)
        return takesValue ? [name, Span(" "), Span(placeholder, .placeholder)] : [name]
    }

    /// The help, with what the row itself says.
    var fullHelp: String {
        var text = help
        if !allowed.isEmpty { text += " One of: " + allowed.joined(separator: ", ") + "." }
        if kind == .list { text += " May be repeated." }
        return text
    }
}

extension Operand {
    /// `NAME`, `[NAME]`, `NAME…`.
    var term: Span {
        let name = repeated ? self.name + "…" : self.name
        return Span(optional ? "[" + name + "]" : name, .placeholder)
    }

    var fullHelp: String { allowed.isEmpty ? help : help + " One of: " + allowed.joined(separator: ", ") + "." }
}

extension Table {
    /// `kit env create [FLAGS] NAME`.
    func usage(of command: Command<Payload>) -> [Span] {
        var spans = [Span(([program] + command.path).joined(separator: " "), .command)]
        if command.flags.contains(where: { !$0.hidden }) { spans += [Span(" "), Span("[FLAGS]", .placeholder)] }
        for operand in command.operands { spans += [Span(" "), operand.term] }
        return spans
    }

    /// `kit [FLAGS] COMMAND`.
    func usage(of path: [String]) -> [Span] {
        [Span(([program] + path).joined(separator: " "), .command), Span(" "), Span("COMMAND [FLAGS]", .placeholder)]
    }

    /// The global flags and those that the parser itself knows.
    func globalFlags(at path: [String]) -> [Flag] {
        let help = Flag.switch("help", short: "h", "Show help and do nothing else.")
        let version = Flag.switch("version", "Print the version and do nothing else.")
        return flags.filter { !$0.hidden } + (path.isEmpty ? [help, version] : [help])
    }

    /// Words that may follow, with what they do; hidden ones left out.
    func entries(after path: [String]) -> [(path: [String], section: String, summary: String)] {
        words(after: path).compactMap { word in
            let next = path + [word]
            if let command = command(next) { return command.hidden ? nil : (next, command.section, command.summary) }
            guard commands.contains(where: { !$0.hidden && $0.path.starts(with: next) }) else { return nil }
            return (next, noun(next)?.section ?? "", noun(next)?.summary ?? "")
        }
    }

    /// The entries after `path` under their headings, in table order.
    func sections(after path: [String]) -> [(heading: String, entries: [(path: [String], section: String, summary: String)])] {
        let all = entries(after: path)
        var headings: [String] = []
        for entry in all where !headings.contains(entry.section) { headings.append(entry.section) }
        return headings.map { heading in (heading.isEmpty ? "Commands" : heading, all.filter { $0.section == heading }) }
    }
}
