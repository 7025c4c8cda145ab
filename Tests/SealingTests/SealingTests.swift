import Sealing
import Testing

@Suite struct SealingTests {
    static let value = Array("a secret".utf8)

    /// The examples of FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func digests(_ text: String, _ wanted: String) {
        #expect(Digest.sha256(Array(text.utf8)) == wanted)
    }

    @Test func whatIsSealedOpens() throws {
        let key = SealingKey()
        let sealed = key.seal(Self.value, context: "a")
        #expect(try key.open(sealed, context: "a") == Self.value)
        #expect(try SealingKey(base64: key.exported).open(sealed, context: "a") == Self.value)
        #expect(sealed != key.seal(Self.value, context: "a"))
        #expect(try key.open(key.seal([], context: ""), context: "") == [])
    }

    @Test func nothingElseOpensIt() {
        let key = SealingKey()
        let sealed = key.seal(Self.value, context: "a")
        #expect(throws: SealingError.doesNotOpen) { try key.open(sealed, context: "b") }
        #expect(throws: SealingError.doesNotOpen) { try SealingKey().open(sealed, context: "a") }
        #expect(throws: SealingError.malformed) { try key.open([1, 2, 3], context: "a") }
        for index in sealed.indices {
            var damaged = sealed
            damaged[index] ^= 1
            #expect(throws: SealingError.doesNotOpen) { try key.open(damaged, context: "a") }
        }
    }

    @Test(arguments: ["", "AAAA", "not base64!", String(repeating: "A", count: 100)])
    func noKeys(_ text: String) {
        #expect(throws: SealingError.notAKey) { try SealingKey(base64: text) }
    }

    @Test func aKeyDoesNotPrintItself() {
        let key = SealingKey()
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] { #expect(!text.contains(key.exported)) }
        #expect("\(key)" == "SealingKey")
    }

    @Test func marksTellValuesApart() {
        let key = SealingKey()
        #expect(key.mark(of: Self.value) == key.mark(of: Self.value))
        #expect(key.mark(of: Self.value) != key.mark(of: Self.value + [0]))
        #expect(key.mark(of: Self.value) != SealingKey().mark(of: Self.value))
        #expect(key.mark(of: Self.value).count == 12)
    }
}
