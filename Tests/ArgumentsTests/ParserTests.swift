import Arguments
import Testing

@Suite struct ParserTests {
    @Test func commandWithItsValues() throws {
        let invocation = sample.parse(["-C", "x", "ship", "-fe", "staging", "--tag=", "a", "-tx", "--no-wait", "-vv", "b"])
        guard case .run(let command) = invocation.action else {
            Issue.record("\(invocation.action)")
            return
        }
        #expect(command.payload == "deploy")
        let values = invocation.values
        #expect(values.isOn("force"))
        #expect(values.value("env")?.text == "staging")
        #expect(values.values("tag").map(\.text) == ["", "x"])
        #expect(values.setting("wait") == false)
        #expect(values.setting("dry-run") == nil)
        #expect(values.count("verbose") == 2)
        #expect(values.value("directory")?.text == "x")
        #expect(values.operands("SERVICE").map(\.text) == ["a", "b"])
    }
}
