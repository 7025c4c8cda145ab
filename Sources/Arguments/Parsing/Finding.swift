import Suggestions

extension Table {
    /// The page of help for words that lead somewhere.
    func page(_ path: [String]) -> HelpPage {
        path.isEmpty ? .program : command(path) == nil ? .noun(path) : .command(path)
    }

    /// What `help WORD…` shows: the commands and nouns come before the topics.
    func help(on words: [(text: String, place: Int)]) -> Invocation<Payload>.Action {
        if words.count == 1, step(from: [], by: words[0].text) == nil, topics.contains(where: { $0.name == words[0].text }) {
            return .help(.topic(words[0].text), asked: true)
        }
        var path: [String] = []
        for word in words {
            if command(path) != nil { break }
            guard let further = step(from: path, by: word.text) else {
                let named = suggestions(for: word.text, among: self.words(after: path) + (path.isEmpty ? topics.map(\.name) : []))
                return .refused(
                    UsageProblem(
                        .unknownTopic, typed: word.text, place: word.place, "there is no help on \(shown(word.text))",
                        suggestions: named.map { ([program, "help"] + path + [$0]).joined(separator: " ") }, hint: program + " help"))
            }
            path = further
        }
        return .help(page(path), asked: true)
    }

    func unknownCommand(_ word: String, after path: [String], place: Int, hint: String) -> UsageProblem {
        let visible = commands.filter { !$0.hidden && $0.path.starts(with: path) }
        var heads: [String] = []
        for command in visible where !heads.contains(command.path[path.count]) { heads.append(command.path[path.count]) }
        // An alias stands for its row's word; somebody who typed only the verb meant a command with a noun.
        let spellings = heads + heads.flatMap { aliases(of: path + [$0]) } + (path.isEmpty ? ["help"] : [])
        var lines: [String] = []
        for near in suggestions(for: word, among: spellings) {
            let line = ([program] + (step(from: path, by: near) ?? path + [near])).joined(separator: " ")
            if !lines.contains(line) { lines.append(line) }
        }
        if lines.isEmpty {
            lines = visible.filter { $0.path.last == word }.prefix(3).map { ([program] + $0.path).joined(separator: " ") }
        }
        let whole = ([program] + path).joined(separator: " ")
        return UsageProblem(
            .unknownCommand, typed: word, place: place, "\(whole) has no command \(shown(word))", suggestions: lines, hint: hint)
    }
}
