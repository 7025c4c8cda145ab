/// Arguments: a command line as one table of rows with many readers. The parser, `--help` at every level, `help TOPIC`, the man page, the
/// completions of three shells and "did you mean" all read the same ``Command``, ``Flag``, ``Operand``, ``Noun`` and ``Topic`` rows.
///
/// Invariants:
/// 1. The lexer knows no flag; only the parser looks into the table.
/// 2. Help and mistakes are results (``Invocation``), not thrown; `--help` wins over everything, mistakes included.
/// 3. What was typed (``RawValues``) and what it means (a command's own options value) are two types.
/// 4. A flag name takes a value everywhere in a table or nowhere, so flags may stand before the command's words.
///
/// It must never know a command of the program, print, colour, end the process, or read the process's arguments.
///
/// A command is a file with its row, its options and its run function:
///
///     struct Promote: Equatable {
///         var from: String
///         var to: String?
///         var limit: Int
///         var tags: [String]
///         var force: Bool
///         var order: Order                      // enum Order: String, CaseIterable
///
///         static let row = Command(
///             path: ["promote"], aliases: ["advance"], section: "Releasing",
///             summary: "Take a version of one environment to another.",
///             description: "Nothing is rebuilt; the target keeps what is its own.",
///             operands: [
///                 Operand("FROM", completion: .dynamic("version"), "The version to take."),
///                 Operand("TO", optional: true, completion: .dynamic("environment"), "Where to; else the next stage."),
///             ],
///             flags: [
///                 .value("limit", short: "n", "N", "How many to look at."),
///                 .list("tag", "TAG", "A tag to add."),
///                 .value("order", "ORDER", allowed: ["asc", "desc"], "In which order."),
///                 .switch("force", short: "f", "Do it although a rule says no."),
///             ],
///             examples: [Example("svc promote staging production", "Take what staging serves to production.")],
///             payload: Work(needs: [.state], run: { values, context in try run(Promote(values), context) }))
///
///         init(_ values: RawValues) throws(UsageProblem) {
///             from = try values.operand("FROM").text
///             to = values.optionalOperand("TO")?.text
///             limit = try values.value("limit")?.int(in: 1...1000) ?? 20
///             tags = values.values("tag").map(\.text)
///             force = values.isOn("force")
///             order = try values.value("order")?.choice() ?? .asc
///         }
///     }
///
/// and the program lists the rows once, in help order:
///
///     let table = Table(
///         program: "svc", summary: "Deploys Workers Services.", nouns: [Noun(path: ["env"], summary: "Environments.")],
///         commands: [Promote.row, EnvCreate.row], flags: [.switch("json", "Print JSON.")], topics: [])
///     let invocation = table.parse(arguments)   // without the program's own name
///     switch invocation.action {
///     case .run(let command): try command.payload.run(invocation.values, context)
///     case .help(let page, asked: _): print(table.help(page, width: 80).map(\.plain).joined(separator: "\n"))
///     case .version: print("svc 1.0")
///     case .refused(let problem): print(problem.message, problem.question ?? "", problem.hint)
///     }
///
/// The rows of a program are tested with ``Table/problems()``, an options type by parsing arguments and comparing the value.
package struct Table<Payload: Sendable>: Sendable {
    /// The program's name, as typed.
    package let program: String
    /// One sentence.
    package let summary: String
    package let description: String
    package let nouns: [Noun]
    /// In the order of help.
    package let commands: [Command<Payload>]
    /// Global flags: those of every command. `--help`, `-h` and, before any command, `--version` are the parser's own.
    package let flags: [Flag]
    package let topics: [Topic]

    package init(
        program: String, summary: String, description: String = "", nouns: [Noun] = [], commands: [Command<Payload>],
        flags: [Flag] = [], topics: [Topic] = []
    ) {
        self.program = program
        self.summary = summary
        self.description = description
        self.nouns = nouns
        self.commands = commands
        self.flags = flags
        self.topics = topics
    }
}

extension Table {
    /// The command that exactly these words name, none of them an alias.
    package func command(_ path: [String]) -> Command<Payload>? { commands.first { $0.path == path } }

    /// The noun's row; nil where words are only the beginning of commands.
    package func noun(_ path: [String]) -> Noun? { nouns.first { $0.path == path } }

    /// The words that may follow these, hidden ones last, each once, in table order, no aliases.
    func words(after path: [String]) -> [String] {
        var words: [String] = []
        for hidden in [false, true] {
            for command in commands where command.hidden == hidden && command.path.count > path.count && command.path.starts(with: path) {
                if !words.contains(command.path[path.count]) { words.append(command.path[path.count]) }
            }
        }
        return words
    }

    /// The path one word further, an alias turned into the row's own word; nil where the word leads nowhere.
    func step(from path: [String], by word: String) -> [String]? {
        if words(after: path).contains(word) { return path + [word] }
        let depth = path.count + 1
        if let command = commands.first(where: { $0.path.count == depth && $0.path.starts(with: path) && $0.aliases.contains(word) }) {
            return command.path
        }
        return nouns.first { $0.path.count == depth && $0.path.starts(with: path) && $0.aliases.contains(word) }?.path
    }

    /// Other spellings of the last word of this path.
    func aliases(of path: [String]) -> [String] { command(path)?.aliases ?? noun(path)?.aliases ?? [] }

    /// The flags that may stand after these words: a command's own and the global ones; before the command is known, those of all it can be.
    func flags(at path: [String]) -> [Flag] {
        if let command = command(path) { return command.flags + flags }
        return flags + commands.filter { $0.path.starts(with: path) }.flatMap(\.flags)
    }
}
