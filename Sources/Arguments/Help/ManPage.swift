extension Table {
    /// The program's page for section 1 of the manual, in man(7) macros and ASCII, with every command and topic that is not hidden.
    ///
    /// - Parameters:
    ///   - version: what the foot of the page says, such as `svc 1.0`.
    ///   - date: the day of the version as `2026-11-24`; empty for none.
    package func manPage(version: String, date: String = "") -> String {
        var page = Roff()
        page.macro("TH", program.uppercased(), "1", date, version)
        page.macro("SH", "NAME")
        page.line(program + " - " + summary.trimmingFullStop)
        page.macro("SH", "SYNOPSIS")
        page.spans(usage(of: []))
        page.macro("SH", "DESCRIPTION")
        page.paragraphs(description.isEmpty ? summary : description)
        page.macro("SH", "GLOBAL FLAGS")
        page.flags(globalFlags(at: []))
        page.macro("SH", "COMMANDS")
        for entry in entries(after: []) { write(entry.path, to: &page) }
        if !topics.isEmpty { page.macro("SH", "TOPICS") }
        for topic in topics {
            page.macro("SS", topic.name)
            page.line(topic.summary)
            page.paragraphs(topic.text)
        }
        return page.text
    }

    private func write(_ path: [String], to page: inout Roff) {
        guard let command = command(path) else {
            if let noun = noun(path), !noun.description.isEmpty {
                page.macro("SS", ([program] + path).joined(separator: " "))
                page.paragraphs(noun.description)
            }
            for entry in entries(after: path) { write(entry.path, to: &page) }
            return
        }
        page.macro("SS", ([program] + path).joined(separator: " "))
        page.spans(usage(of: command))
        page.paragraphs(command.summary)
        page.paragraphs(command.description)
        let aliases = command.aliases.map { ([program] + path.dropLast() + [$0]).joined(separator: " ") }
        if !aliases.isEmpty { page.paragraphs("Also called: " + aliases.joined(separator: ", ") + ".") }
        for operand in command.operands { page.item([operand.term], operand.fullHelp) }
        page.flags(command.flags.filter { !$0.hidden })
        for example in command.examples { page.item([Span(example.line, .example)], example.does) }
        if !command.topics.isEmpty { page.paragraphs("See also the topics " + command.topics.joined(separator: ", ") + ".") }
    }
}

/// Writes man(7): every text is escaped here and nowhere else.
private struct Roff {
    private(set) var text = ""

    mutating func macro(_ name: String, _ arguments: String...) {
        text += "." + name + arguments.map { " \"" + escaped($0) + "\"" }.joined() + "\n"
    }

    mutating func line(_ line: String) { text += "\\&" + escaped(line) + "\n" }

    mutating func spans(_ spans: [Span]) {
        let styled = spans.map { span in
            let open =
                switch span.role {
                case .placeholder: "\\fI"
                case .text: ""
                default: "\\fB"
                }
            return open + escaped(span.text) + (open.isEmpty ? "" : "\\fR")
        }
        text += styled.joined() + "\n"
    }

    mutating func paragraphs(_ description: String) {
        for paragraph in Arguments.paragraphs(of: description) {
            macro("PP")
            if paragraph.isVerbatim { macro("nf") }
            for line in paragraph.text.split(separator: "\n") { self.line(String(line)) }
            if paragraph.isVerbatim { macro("fi") }
        }
    }

    mutating func item(_ term: [Span], _ help: String) {
        macro("TP")
        spans(term)
        line(help)
    }

    mutating func flags(_ flags: [Flag]) {
        for flag in flags {
            let term = flag.term
            let trimmed = Span(String(term[0].text.drop { $0 == " " }), term[0].role)
            item([trimmed] + term.dropFirst(), flag.fullHelp)
        }
    }

    private func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\e"
            case "-": out += "\\-"
            case "\"": out += "\\(dq"
            case "'": out += "\\(aq"
            case "`": out += "\\(ga"
            case "^": out += "\\(ha"
            case "~": out += "\\(ti"
            case _ where scalar.isASCII: out.unicodeScalars.append(scalar)
            default:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                out += "\\[u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + "]"
            }
        }
        return out
    }
}

extension String {
    fileprivate var trimmingFullStop: String { last == "." ? String(dropLast()) : self }
}
