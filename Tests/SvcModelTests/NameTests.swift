import SvcModel
import Testing

@Suite struct NameTests {
    @Test(arguments: ["a", "auth", "a-1", "1a", String(repeating: "x", count: 63)])
    func lawful(_ text: String) throws {
        #expect(try ServiceName(text).text == text)
        #expect(try EnvironmentName(text).text == text)
    }

    @Test(arguments: ["", "-a", "a-", "A", "a_b", "a.b", "é", "local", "live", "a\u{0}", String(repeating: "x", count: 64)])
    func unlawful(_ text: String) {
        #expect(throws: NameProblem.self) { try ServiceName(text) }
        #expect(throws: NameProblem.self) { try EnvironmentName(text) }
    }

    @Test func decodingChecksToo() {
        #expect(throws: (any Error).self) { try JSON.decode(ServiceName.self, from: "\"Not a name\"") }
    }

    @Test func productionComesFirst() throws {
        let names = try ["staging", "alpha", "production"].map { try EnvironmentName($0) }
        #expect(names.sorted().map(\.text) == ["production", "alpha", "staging"])
    }

    @Test(arguments: ["1A", "", "a-b", "__proto__", "a b"])
    func unlawfulSettings(_ text: String) {
        #expect(throws: NameProblem.self) { try SettingName(text) }
    }

    @Test(arguments: [("example.com/api/*", "example.com/api/*"), ("Example.COM", "example.com/*"), ("*.a.example/x", "*.a.example/x")])
    func routes(_ text: String, _ wanted: String) throws {
        #expect(try Route(text).description == wanted)
    }

    @Test(arguments: [
        "", "/x", "https://example.com/", "example.com:80/", "a..b/", "example.com/*/x", "*/x", "example.com/a?b", "ex ample/",
    ])
    func unlawfulRoutes(_ text: String) {
        #expect(throws: NameProblem.self) { try Route(text) }
    }
}
