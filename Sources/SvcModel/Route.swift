/// A pattern of host and path that leads to an environment, `example.com/api/*`.
///
/// The host is exact or begins with `*.` (any subdomain, not the domain itself); the path begins with `/` and may end in one `*`.
/// A pattern without a path means every path. Hosts are kept in lower case and without a port.
package struct Route: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let host: String
    package let path: String
    package var description: String { host + path }

    package init(_ text: String) throws(NameProblem) {
        func fail(_ rule: String) -> NameProblem { NameProblem(noun: "route", text: text, rule: rule) }
        if text.utf8.count > 2048 { throw fail("is longer than 2048 characters") }
        if text.contains("://") { throw fail("has a scheme; write host and path only") }
        let slash = text.firstIndex(of: "/") ?? text.endIndex
        let host = text[..<slash].lowercased()
        let path = slash == text.endIndex ? "/*" : String(text[slash...])
        if host.contains(":") { throw fail("has a port; a route names host and path only") }
        let bare = host.hasPrefix("*.") ? String(host.dropFirst(2)) : host
        let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
        if bare.utf8.count > 253 || labels.contains(where: { Label.brokenRule(String($0)) != nil }) {
            throw fail("has a host that is not a domain name ('*.' may stand at its start)")
        }
        if path.dropLast().contains("*") { throw fail("has a '*' that is not at the end of the path") }
        if !path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }) {
            throw fail("has a character in its path that a path cannot have")
        }
        self.host = host
        self.path = path
    }

    package var isWildcardHost: Bool { host.hasPrefix("*.") }
    package var isPrefix: Bool { path.hasSuffix("*") }
    /// The path without its final `*`.
    package var pathStem: String { isPrefix ? String(path.dropLast()) : path }

    package static func < (a: Route, b: Route) -> Bool { a.description < b.description }
    package init(from decoder: any Decoder) throws { try self.init(decoder.singleValueContainer().decode(String.self)) }
    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(description)
    }
}
