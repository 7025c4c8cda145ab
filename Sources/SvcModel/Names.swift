/// Why a text is not a name.
package struct NameProblem: Error, Equatable, Sendable {
    /// What the name would have named: `service`, `environment`, `binding`…
    package let noun: String
    package let text: String
    /// The broken rule, as the end of a sentence that starts with the name.
    package let rule: String

    package init(noun: String, text: String, rule: String) {
        self.noun = noun
        self.text = text
        self.rule = rule
    }
}

/// A DNS label (RFC 1035 with the leading digit of RFC 1123): a–z, 0–9 and `-`, 1 to 63 characters, no `-` at either end.
enum Label {
    static let maximumLength = 63

    /// The rule that `text` breaks, or nil.
    static func brokenRule(_ text: String) -> String? {
        if text.isEmpty { return "is empty" }
        if text.utf8.count > maximumLength { return "is longer than \(maximumLength) characters" }
        if !text.utf8.allSatisfy(isLabelByte) { return "may only have the letters a–z, the digits 0–9 and '-'" }
        if text.hasPrefix("-") || text.hasSuffix("-") { return "may not begin or end with '-'" }
        return nil
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// The name of a service: a DNS label that is not `local` or `live`, which mean something else in a version reference.
package struct ServiceName: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
    package let text: String
    package var description: String { text }

    package init(_ text: String) throws(NameProblem) {
        if let rule = Label.brokenRule(text) { throw NameProblem(noun: "service", text: text, rule: rule) }
        if text == "local" || text == "live" {
            throw NameProblem(noun: "service", text: text, rule: "is a reserved word of version references")
        }
        self.text = text
    }

    package static func < (a: ServiceName, b: ServiceName) -> Bool { a.text < b.text }
    package init(from decoder: any Decoder) throws { try self.init(decoder.singleValueContainer().decode(String.self)) }
    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(text)
    }
}

/// The name of an environment: a DNS label, not `local` or `live`.
package struct EnvironmentName: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
    package let text: String
    package var description: String { text }
    package var isProduction: Bool { text == Self.productionText }
    private static let productionText = "production"

    /// The environment that every service has from the start.
    package static let production = EnvironmentName(lawful: productionText)

    package init(_ text: String) throws(NameProblem) {
        if let rule = Label.brokenRule(text) { throw NameProblem(noun: "environment", text: text, rule: rule) }
        if text == "local" || text == "live" {
            throw NameProblem(noun: "environment", text: text, rule: "is a reserved word of version references")
        }
        self.text = text
    }

    private init(lawful text: String) { self.text = text }

    /// Production first, then by name: the order of every list.
    package static func < (a: EnvironmentName, b: EnvironmentName) -> Bool {
        if a.isProduction != b.isProduction { return a.isProduction }
        return a.text < b.text
    }
    package init(from decoder: any Decoder) throws { try self.init(decoder.singleValueContainer().decode(String.self)) }
    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(text)
    }
}

/// A name in `env`: a variable, secret or binding. An identifier of letters, digits, `_` and `$`, not starting with a digit, at most 128 long.
package struct SettingName: Hashable, Comparable, Sendable, CustomStringConvertible, Codable, CodingKeyRepresentable {
    package let text: String
    package var description: String { text }

    package init(_ text: String, noun: String = "variable") throws(NameProblem) {
        func fail(_ rule: String) -> NameProblem { NameProblem(noun: noun, text: text, rule: rule) }
        guard let first = text.utf8.first else { throw fail("is empty") }
        if text.utf8.count > 128 { throw fail("is longer than 128 characters") }
        if !text.utf8.allSatisfy(Self.isIdentifierByte) { throw fail("may only have letters, digits, '_' and '$'") }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { throw fail("may not begin with a digit") }
        if text == "__proto__" { throw fail("is a reserved word") }
        self.text = text
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    package static func < (a: SettingName, b: SettingName) -> Bool { a.text < b.text }
    package init(from decoder: any Decoder) throws { try self.init(decoder.singleValueContainer().decode(String.self)) }
    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(text)
    }
    package var codingKey: any CodingKey { AnyKey(text) }
    package init?<T: CodingKey>(codingKey: T) {
        guard let name = try? SettingName(codingKey.stringValue) else { return nil }
        self = name
    }
}

struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// The place of an environment: `service/environment`.
package struct Place: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let service: ServiceName
    package let environment: EnvironmentName
    package var description: String { "\(service)/\(environment)" }

    package init(_ service: ServiceName, _ environment: EnvironmentName) {
        self.service = service
        self.environment = environment
    }

    package static func < (a: Place, b: Place) -> Bool { (a.service, a.environment) < (b.service, b.environment) }
}

/// The number of a version: 1, 2, 3… within its environment, without a gap.
package typealias VersionNumber = Int

/// One version of one environment: `service/environment@number`.
package struct VersionID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let service: ServiceName
    package let environment: EnvironmentName
    package let version: VersionNumber
    package var place: Place { Place(service, environment) }
    package var description: String { "\(service)/\(environment)@\(version)" }
    /// Without the service, as people write it inside a project: `environment@number`.
    package var short: String { "\(environment)@\(version)" }

    package init(_ place: Place, _ version: VersionNumber) {
        service = place.service
        environment = place.environment
        self.version = version
    }

    package static func < (a: VersionID, b: VersionID) -> Bool { (a.place, a.version) < (b.place, b.version) }
}
