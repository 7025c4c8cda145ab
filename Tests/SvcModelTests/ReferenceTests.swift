import SvcModel
import Testing

@Suite struct ReferenceTests {
    @Test(arguments: ["staging", "staging@12", "staging@~1", "staging@v1.2", "auth/staging@12", "local", "live/staging"])
    func comesBackAsWritten(_ text: String) throws {
        #expect(try VersionReference(text).description == text)
    }

    @Test(arguments: [
        "", "@1", "staging@", "staging@0", "staging@~", "staging@~0", "a/b/c", "live/staging@1", "Staging", "staging@a b", "staging@-x",
        "staging@99999999999999999999", "staging@~+1",
    ])
    func refuses(_ text: String) {
        #expect(throws: VersionReference.Malformed.self) { try VersionReference(text) }
    }

    @Test func hostnamesMeanWhatTheyAreMadeFrom() throws {
        let staging = Place(try ServiceName("gateway"), try EnvironmentName("staging"))
        let production = Place(staging.service, .production)
        #expect(Hostname.of(production, domain: "localhost") == "gateway.localhost")
        for place in [staging, production] {
            #expect(Hostname.meaning(of: Hostname.of(place, domain: "localhost"), domain: "localhost") == .active(place))
            let id = VersionID(place, 7)
            #expect(Hostname.meaning(of: Hostname.preview(of: id, domain: "localhost"), domain: "localhost") == .preview(id))
        }
        for host in ["localhost", "a.b.c.d.localhost", "production.gateway.localhost", "v07.staging.gateway.localhost", "x.example"] {
            #expect(Hostname.meaning(of: host, domain: "localhost") == nil, "\(host)")
        }
    }

    @Test func pipelineOrder() throws {
        let (qa, staging) = (try EnvironmentName("qa"), try EnvironmentName("staging"))
        let pipeline = Pipeline(stages: [qa, staging, .production])
        #expect(pipeline.next(after: qa) == staging)
        #expect(pipeline.next(after: .production) == nil)
        #expect(pipeline.allows(from: staging, to: .production))
        #expect(!pipeline.allows(from: qa, to: .production))
        #expect(!pipeline.allows(from: .production, to: staging))
        #expect(pipeline.allows(from: .production, to: try EnvironmentName("preview")))
    }

    @Test func splitsAddToAHundred() {
        #expect(Split([Share(version: 1, percent: 99), Share(version: 2, percent: 1)])?.leader == 1)
        #expect(Split([Share(version: 1, percent: 50), Share(version: 2, percent: 50)])?.leader == 2)
        #expect(Split([]) == nil)
        #expect(Split([Share(version: 1, percent: 99)]) == nil)
        #expect(Split([Share(version: 1, percent: 50), Share(version: 1, percent: 50)]) == nil)
        #expect(Split([Share(version: 1, percent: 100), Share(version: 2, percent: 0)]) == nil)
    }
}
