/// Which version of an environment a reference means.
package enum Selector: Hashable, Sendable {
    /// What the environment serves now.
    case current
    case number(VersionNumber)
    /// The one served before, counted back: `~1`, `~2`…
    case back(Int)
    case tag(String)
}

/// One way to name a version, everywhere: `[service/]environment[@selector]`, `local`, `live/environment`.
package enum VersionReference: Hashable, Sendable, CustomStringConvertible {
    case version(service: ServiceName?, environment: EnvironmentName, selector: Selector)
    /// The working directory, built now.
    case local
    /// What the target says that it is running: `live/staging`.
    case live(environment: EnvironmentName)

    /// What a reference that cannot be read got wrong.
    package struct Malformed: Error, Equatable, Sendable {
        package let text: String
        package let reason: String
    }

    package init(_ text: String) throws(Malformed) {
        func fail(_ reason: String) -> Malformed { Malformed(text: text, reason: reason) }
        if text == "local" {
            self = .local
            return
        }
        let at = text.firstIndex(of: "@")
        let path = text[..<(at ?? text.endIndex)].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard path.count <= 2 else { throw fail("has more than one '/'") }
        do {
            if path.count == 2, path[0] == "live" {
                guard at == nil else { throw fail("'live/' takes an environment without '@'") }
                self = .live(environment: try EnvironmentName(path[1]))
                return
            }
            let service = path.count == 2 ? try ServiceName(path[0]) : nil
            let environment = try EnvironmentName(path[path.count - 1])
            let selector = try at.map { try Self.selector(String(text[text.index(after: $0)...]), in: text) } ?? .current
            self = .version(service: service, environment: environment, selector: selector)
        } catch let problem as NameProblem {
            throw fail("the \(problem.noun) '\(problem.text)' \(problem.rule)")
        } catch let problem as Malformed {
            throw problem
        } catch {
            throw fail("cannot be read")
        }
    }

    private static func selector(_ text: String, in whole: String) throws(Malformed) -> Selector {
        if text.hasPrefix("~") {
            guard let steps = Int(text.dropFirst()), steps >= 1, steps <= 1_000_000, !text.contains("+") else {
                throw Malformed(text: whole, reason: "'~' takes a number from 1, as in '@~1'")
            }
            return .back(steps)
        }
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let number = Int(text), number >= 1 else { throw Malformed(text: whole, reason: "versions are numbered from 1") }
            return .number(number)
        }
        guard Self.isTag(text) else {
            throw Malformed(text: whole, reason: "after '@' stands a version number, '~' and a number, or a tag")
        }
        return .tag(text)
    }

    /// A tag: 1 to 128 printable characters other than space and `@`, that cannot be read as a number or a step back.
    package static func isTag(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 128, !text.hasPrefix("~"), !text.hasPrefix("-") else { return false }
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f && $0 != "@" && !(0x80..<0xa0).contains($0.value) })
        else {
            return false
        }
        return !text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    package var description: String {
        switch self {
        case .local: "local"
        case .live(let environment): "live/\(environment)"
        case .version(let service, let environment, let selector):
            (service.map { "\($0)/" } ?? "") + environment.text + selector.suffix
        }
    }
}

extension Selector {
    /// As written behind the environment: nothing, `@12`, `@~1` or `@tag`.
    package var suffix: String {
        switch self {
        case .current: ""
        case .number(let number): "@\(number)"
        case .back(let steps): "@~\(steps)"
        case .tag(let tag): "@\(tag)"
        }
    }
}
