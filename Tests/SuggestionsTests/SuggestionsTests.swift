import Suggestions
import Testing

@Suite struct SuggestionsTests {
    static let names = ["staging", "production", "preview", "qa"]

    @Test(arguments: [
        ("stagin", ["staging"]), ("stagign", ["staging"]), ("STAGING", ["staging"]), ("prod", ["production"]), ("zzz", []), ("", []),
    ])
    func near(_ typed: String, _ wanted: [String]) {
        #expect(suggestions(for: typed, among: Self.names) == wanted)
    }

    @Test func aVeryLongWordIsNoName() {
        #expect(suggestions(for: String(repeating: "a", count: 100_000), among: Self.names) == [])
    }
}
