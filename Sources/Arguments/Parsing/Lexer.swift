/// Cuts arguments into tokens without knowing one flag. Whoever reads a flag's token decides whether it takes a value, and asks for it.
///
/// It cuts at bytes and scalars, so that a combining mark after `-` or `=` cannot hide them.
struct Lexer {
    enum Token: Equatable {
        /// `--name`, `--name=value`: the name, which can be empty before `=`.
        case long(String)
        /// One of `-abc`.
        case short(Character)
        case operand(String)
    }

    private let arguments: [String]
    private var next = 0
    /// What is left of `-abc`, or of `--name=value` after the sign.
    private var rest: Rest?
    private var onlyOperands = false

    private enum Rest {
        case cluster(Substring)
        case value(String)
    }

    init(_ arguments: [String]) { self.arguments = arguments }

    /// Index of the argument that the last token came from.
    var place: Int { next - 1 }

    /// The whole argument that the last token came from.
    var argument: String { arguments[place] }

    /// The next token, nil at the end. An attached value that nobody took is dropped: see ``attachedValue()``.
    mutating func token() -> Token? {
        if case .cluster(let letters) = rest, let token = letter(of: letters) { return token }
        rest = nil
        guard next < arguments.count else { return nil }
        let argument = arguments[next]
        next += 1
        let bytes = argument.utf8
        if onlyOperands || bytes.first != dash || bytes.count == 1 { return .operand(argument) }
        if bytes.dropFirst().first == dash {
            if bytes.count == 2 {
                onlyOperands = true
                return token()
            }
            let name = bytes.dropFirst(2)
            guard let sign = name.firstIndex(of: equals) else { return .long(String(Substring(name))) }
            rest = .value(String(Substring(name[name.index(after: sign)...])))
            return .long(String(Substring(name[..<sign])))
        }
        return letter(of: Substring(bytes.dropFirst()))
    }

    /// What is attached to the flag just read: `v` of `--o=v`, `file` of `-ofile` or `-o=file`; empty for `--o=`; nil where nothing is.
    mutating func attachedValue() -> String? {
        defer { rest = nil }
        switch rest {
        case .value(let value): return value
        case .cluster(let letters) where letters.utf8.first == equals: return String(Substring(letters.utf8.dropFirst()))
        case .cluster(let letters) where !letters.isEmpty: return String(letters)
        default: return nil
        }
    }

    /// Whether `=` follows the flag just read.
    var hasAssignedValue: Bool {
        switch rest {
        case .value: true
        case .cluster(let letters): letters.utf8.first == equals
        case nil: false
        }
    }

    /// The following argument as the value of the flag just read. One that begins with `-` is not taken, so that `--message --dry-run`
    /// does not deploy; `-` alone and negative numbers are.
    mutating func separateValue() -> String? {
        guard next < arguments.count else { return nil }
        let value = arguments[next]
        guard value.utf8.first != dash || value.utf8.count == 1 || isNegativeNumber(value) else { return nil }
        next += 1
        return value
    }

    /// Gives the rest of a cluster up, when its first letter shows that it is none.
    mutating func dropCluster() { rest = nil }

    private mutating func letter(of letters: Substring) -> Token? {
        guard let letter = letters.unicodeScalars.first else { return nil }
        rest = .cluster(Substring(letters.unicodeScalars.dropFirst()))
        return .short(Character(letter))
    }
}

/// `-5`, `-.5`, `-1.5e-3`.
func isNegativeNumber(_ text: String) -> Bool {
    var bytes = Substring(text).utf8
    guard bytes.popFirst() == dash else { return false }
    func digits() -> Int {
        let run = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        bytes = bytes.dropFirst(run.count)
        return run.count
    }
    var count = digits()
    if bytes.first == UInt8(ascii: ".") {
        bytes = bytes.dropFirst()
        count += digits()
    }
    guard count > 0 else { return false }
    if let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
        bytes = bytes.dropFirst()
        if let sign = bytes.first, sign == dash || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        guard digits() > 0 else { return false }
    }
    return bytes.isEmpty
}

private let dash = UInt8(ascii: "-")
private let equals = UInt8(ascii: "=")
