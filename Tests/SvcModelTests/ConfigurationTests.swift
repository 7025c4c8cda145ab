import SvcModel
import Testing

@Suite struct ConfigurationTests {
    static func name(_ text: String) throws -> SettingName { try SettingName(text) }

    @Test func anEnvironmentOverridesKeyByKeyAndRoutesAreItsOwn() throws {
        let (level, limit) = (try Self.name("LEVEL"), try Self.name("LIMIT"))
        let route = try Route("example.com/*")
        let base = DeclaredLayer(vars: [level: .string("info"), limit: .integer(1)], routes: [route])
        let declaration = Declaration(base: base, environments: [.production: DeclaredLayer(vars: [level: .string("warn")])])
        let production = declaration.layer(for: .production)
        #expect(production.vars == [level: .string("warn"), limit: .integer(1)])
        #expect(production.routes.isEmpty)
        #expect(declaration.layer(for: try EnvironmentName("staging")).routes.isEmpty)
    }

    @Test func whatWasSetSurvivesANewDeclaration() throws {
        let (declared, set) = (try Self.name("A"), try Self.name("B"))
        var content = VersionContent(set: SetLayer(vars: [set: .bool(true)]))
        content.declaration = Declaration(base: DeclaredLayer(vars: [declared: .null]))
        #expect(content.configuration(in: .production).vars == [declared: .null, set: .bool(true)])
    }

    @Test func configurationComesBackFromJSONAndIsDeterministic() throws {
        let configuration = Configuration(
            vars: [try Self.name("A"): .object(["x": .array([.integer(1), .number(1.5), .string("é/\"")])])],
            bindings: [
                try Self.name("AUTH"): .service(try ServiceName("auth"), .same), try Self.name("KV"): .kv(namespace: "s"),
                try Self.name("ROOM"): .durableObject(className: "Room"),
            ], routes: [try Route("example.com/a")], limits: Limits(cpuMilliseconds: 50), hostname: false)
        let bytes = JSON.bytes(configuration)
        #expect(try JSON.decode(Configuration.self, from: bytes) == configuration)
        #expect(JSON.bytes(try JSON.decode(Configuration.self, from: bytes)) == bytes)
    }
}
