/// What a completion script must know, read off the table once for all shells.
///
/// All three scripts work alike: they walk the words before the cursor to a place (the command's words, joined by blanks), counting operands and
/// skipping the values of flags; then they offer what may stand at that place.
struct CompletionPlan {
    struct Choice {
        let word: String
        let summary: String
    }

    struct Place {
        let path: String
        /// Commands that may follow.
        let words: [Choice]
        /// With their dashes.
        let flags: [Choice]
        let operands: [Operand]
    }

    /// One flag's value: the spellings that lead to it at a place; at every place where that is nil.
    struct Value {
        let path: String?
        let spellings: [String]
        let completion: Completion
    }

    let program: String
    /// The program's name as a part of function names.
    let identifier: String
    /// From a place by one of these words, a command's aliases among them, to the next place.
    let steps: [(from: String, words: [String], to: String)]
    let places: [Place]
    let topics: [Choice]
    /// Spellings of all flags that take a value: `--env`.
    let valued: [String]
    /// The letters of short flags that take a value, and of those that do not.
    let valuedLetters: String
    let plainLetters: String
    let values: [Value]
}

extension Table {
    var completionPlan: CompletionPlan {
        let paths = placePaths(from: [])
        var all: [Flag] = []
        for flag in (flags + commands.flatMap(\.flags)) where !all.contains(where: { $0.long == flag.long && $0.short == flag.short }) {
            all.append(flag)
        }
        let valued = all.filter(\.takesValue)
        let global = flags.filter(\.takesValue).map { CompletionPlan.Value(path: nil, spellings: $0.spellings, completion: $0.completion) }
        let own = commands.flatMap { command in
            command.flags.filter { $0.takesValue && !$0.hidden && !command.hidden }.map {
                CompletionPlan.Value(path: joined(command.path), spellings: $0.spellings, completion: $0.completion)
            }
        }
        return CompletionPlan(
            program: program, identifier: String(program.map { $0.isLetter || $0.isNumber ? $0 : "_" }),
            steps: paths.dropFirst().map { path in
                (joined(path.dropLast()), [path[path.count - 1]] + aliases(of: path), joined(path))
            },
            places: paths.map(place), topics: topics.map { CompletionPlan.Choice(word: $0.name, summary: $0.summary) },
            valued: valued.map { "--" + $0.long }, valuedLetters: letters(of: valued),
            plainLetters: letters(of: all.filter { !$0.takesValue }) + "h", values: (own + global).filter { $0.completion != .none })
    }

    private func place(_ path: [String]) -> CompletionPlan.Place {
        let flags = (command(path)?.flags ?? []).filter { !$0.hidden } + globalFlags(at: path)
        let choices = flags.flatMap { flag in
            (flag.isNegatable ? ["--" + flag.long, "--no-" + flag.long] : ["--" + flag.long]).map {
                CompletionPlan.Choice(word: $0, summary: flag.help.firstSentence)
            }
        }
        let words = entries(after: path).map { CompletionPlan.Choice(word: $0.path[path.count], summary: $0.summary.firstSentence) }
        return CompletionPlan.Place(path: joined(path), words: words, flags: choices, operands: command(path)?.operands ?? [])
    }

    /// Every place that is not hidden, the program itself first.
    private func placePaths(from path: [String]) -> [[String]] {
        [path] + entries(after: path).flatMap { placePaths(from: $0.path) }
    }

    private func joined(_ path: some Sequence<String>) -> String { path.joined(separator: " ") }

    private func letters(of flags: [Flag]) -> String { String(Set(flags.compactMap(\.short)).sorted()) }
}

extension Flag {
    fileprivate var spellings: [String] { ["--" + long] + (short.map { ["-" + String($0)] } ?? []) }
}

extension String {
    /// Without its full stop, as shells show it.
    fileprivate var firstSentence: String {
        let line = String(prefix { $0 != "\n" })
        var sentence = ""
        var previous: Character?
        for character in line {
            if character == " ", previous == "." { break }
            sentence.append(character)
            previous = character
        }
        return sentence.last == "." ? String(sentence.dropLast()) : sentence
    }
}
