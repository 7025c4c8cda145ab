import Suggestions

extension Table {
    /// Reads the arguments, the program's own name not among them. Never fails: a mistake is an action too.
    ///
    /// For a dynamic completion, parse the words before the unfinished one: the action does not matter, the values say what is there.
    package func parse(_ arguments: [String]) -> Invocation<Payload> {
        var parser = Parser(table: self, arguments: arguments)
        parser.readAll()
        return parser.invocation()
    }
}

/// Goes through the tokens once, notes every problem and goes on, so that a `--help` behind one is still found.
private struct Parser<Payload: Sendable> {
    let table: Table<Payload>
    var lexer: Lexer
    var path: [String] = []
    var command: Command<Payload>?
    /// A word led nowhere: what follows cannot be judged.
    var lost = false
    var helpAsked = false
    var versionAsked = false
    /// The words after `help`.
    var helpWords: [(text: String, place: Int)]?
    var occurrences: [RawValues.Occurrence] = []
    var operands: [(text: String, place: Int)] = []
    /// Flags nobody knows are judged at the end, when the command is known.
    var strangers: [(spelled: String, whole: String, place: Int)] = []
    var problems: [UsageProblem] = []

    init(table: Table<Payload>, arguments: [String]) {
        self.table = table
        lexer = Lexer(arguments)
    }

    var place: Int { lexer.place }
    var hint: String { ([table.program] + path + ["--help"]).joined(separator: " ") }

    mutating func readAll() {
        while let token = lexer.token() {
            switch token {
            case .operand(let text): readWord(text)
            case .long(let name): readLong(name)
            case .short(let letter): readShort(letter)
            }
        }
    }

    mutating func readWord(_ word: String) {
        let place = place
        if helpWords != nil {
            helpWords?.append((word, place))
        } else if command != nil {
            operands.append((word, place))
        } else if lost {
            return
        } else if let further = table.step(from: path, by: word) {
            path = further
            command = table.command(path)
        } else if path.isEmpty && word == "help" {
            helpWords = []
        } else {
            lost = true
            problems.append(table.unknownCommand(word, after: path, place: place, hint: hint))
        }
    }

    mutating func readLong(_ name: String) {
        let flags = table.flags(at: path)
        if let flag = flags.first(where: { $0.long == name }) { return read(flag, as: "--" + name) }
        if name.utf8.starts(with: "no-".utf8), let flag = flags.first(where: { $0.isNegatable && "no-" + $0.long == name }) {
            return read(flag, as: "--" + name, negated: true)
        }
        switch name {
        case "help": helpAsked = true
        case "version" where command == nil: versionAsked = true
        default: strangers.append(("--" + name, lexer.argument, place))
        }
    }

    mutating func readShort(_ letter: Character) {
        if let flag = table.flags(at: path).first(where: { $0.short == letter }) { return read(flag, as: "-" + String(letter)) }
        let whole = lexer.argument
        if letter == "h" {
            helpAsked = true
        } else if isNegativeNumber(whole), whole.unicodeScalars.dropFirst().first.map(Character.init) == letter {
            lexer.dropCluster()
            readWord(whole)
        } else {
            strangers.append(("-" + String(letter), whole, place))
            if lexer.hasAssignedValue { lexer.dropCluster() }
        }
    }

    mutating func read(_ flag: Flag, as spelled: String, negated: Bool = false) {
        let place = place
        guard flag.takesValue else {
            if lexer.hasAssignedValue, let value = lexer.attachedValue() {
                problems.append(
                    UsageProblem(
                        .unexpectedValue, typed: value, place: place, "\(spelled) takes no value", suggestions: [spelled], hint: hint))
            }
            occurrences.append(RawValues.Occurrence(flag: flag.long, negated: negated, value: nil, place: place))
            return
        }
        guard let text = lexer.attachedValue() ?? lexer.separateValue() else {
            problems.append(
                UsageProblem(
                    .missingValue, typed: spelled, place: place,
                    "\(spelled) needs a value; one that begins with - is written --\(flag.long)=\(flag.placeholder)", hint: hint))
            return
        }
        let typed = Typed(text: text, place: lexer.place, origin: spelled, hint: hint)
        guard flag.allowed.isEmpty || flag.allowed.contains(text) else {
            problems.append(typed.notOne(of: flag.allowed))
            return
        }
        occurrences.append(RawValues.Occurrence(flag: flag.long, negated: false, value: typed, place: place))
    }

    // MARK: the end of the arguments

    mutating func invocation() -> Invocation<Payload> {
        let named = nameOperands()
        judgeFlags()
        var names = Set((table.flags + table.commands.flatMap(\.flags)).map(\.long))
        names.formUnion(table.commands.lazy.flatMap(\.operands).map(\.name))
        let values = RawValues(occurrences: occurrences, operands: named, names: names, hint: hint)
        return Invocation(action: action(), values: values, path: path)
    }

    func action() -> Invocation<Payload>.Action {
        if helpAsked { return .help(table.page(path), asked: true) }
        if versionAsked { return .version }
        // The first in the order typed; what is missing has no place and comes last. `min` takes the first of equals.
        if let problem = problems.min(by: { $0.place ?? .max < $1.place ?? .max }) { return .refused(problem) }
        if let helpWords { return table.help(on: helpWords) }
        if let command { return .run(command) }
        return .help(table.page(path), asked: false)
    }

    mutating func nameOperands() -> [Typed] {
        let rows = command?.operands ?? []
        var named: [Typed] = []
        var next = 0
        for operand in operands {
            let row = next < rows.count ? rows[next] : nil
            if row?.repeated == false { next += 1 }
            let typed = Typed(text: operand.text, place: operand.place, origin: row?.name ?? "", hint: hint)
            if let row, !row.allowed.isEmpty, !row.allowed.contains(operand.text) { problems.append(typed.notOne(of: row.allowed)) }
            if row == nil { problems.append(surplus(operand.text, at: operand.place, after: rows)) }
            named.append(typed)
        }
        for row in rows where !row.optional && !named.contains(where: { $0.origin == row.name }) {
            problems.append(UsageProblem(.missingOperand, "\(row.name) is missing", hint: hint))
        }
        return named
    }

    func surplus(_ text: String, at place: Int, after rows: [Operand]) -> UsageProblem {
        let most = rows.isEmpty ? "no operands" : rows.count == 1 ? "one operand" : "\(rows.count) operands"
        let name = ([table.program] + path).joined(separator: " ")
        return UsageProblem(.surplusOperand, typed: text, place: place, "\(name) takes \(most), so \(shown(text)) is too many", hint: hint)
    }

    /// Flags that stood before the command's words belong to it or to every command; strangers to none.
    mutating func judgeFlags() {
        let flags = table.flags(at: path)
        if command != nil {
            for typed in occurrences where !flags.contains(where: { $0.long == typed.flag }) {
                let spelled = "--" + (typed.negated ? "no-" : "") + typed.flag
                strangers.append((typed.value?.origin ?? spelled, spelled, typed.place))
            }
        }
        let known = flags.filter { !$0.hidden }.flatMap { $0.isNegatable ? [$0.long, "no-" + $0.long] : [$0.long] } + ["help"]
        for stranger in strangers {
            let name = String(Substring(stranger.whole.utf8.drop { $0 == UInt8(ascii: "-") }.prefix { $0 != UInt8(ascii: "=") }))
            let isShort = stranger.whole.utf8.dropFirst().first != UInt8(ascii: "-")
            let near = isShort ? known.filter { $0 == name } : suggestions(for: name, among: known)
            let whose = path.isEmpty ? "" : " of " + ([table.program] + path).joined(separator: " ")
            problems.append(
                UsageProblem(
                    .unknownFlag, typed: stranger.spelled, place: stranger.place, "\(shown(stranger.spelled)) is no flag\(whose)",
                    suggestions: near.map { "--" + $0 }, hint: hint))
        }
    }
}
