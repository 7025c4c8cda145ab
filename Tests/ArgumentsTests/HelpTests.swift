import Arguments
import Testing

@Suite struct HelpTests {
    static func text(_ page: HelpPage, width: Int = 80) -> String {
        sample.help(page, width: width).map(\.plain).joined(separator: "\n")
    }

    @Test func theProgramsPageListsWhatIsNotHidden() {
        let text = Self.text(.program)
        for word in ["deploy", "promote", "env", "completions", "--json", "--color", "selectors"] {
            #expect(text.contains(word), "\(word) is missing")
        }
        #expect(!text.contains("__complete"))
    }

    @Test func everyRowIsOnThePageOfItsCommand() {
        for command in sample.commands where !command.hidden {
            let text = Self.text(.command(command.path))
            #expect(text.contains(command.summary))
            for flag in command.flags {
                let shown = text.contains("--\(flag.long)") || text.contains("--[no-]\(flag.long)")
                #expect(shown == !flag.hidden, "\(command.path) --\(flag.long)")
            }
            for operand in command.operands { #expect(text.contains(operand.name), "\(command.path) \(operand.name)") }
        }
    }

    @Test(arguments: [40, 60, 80, 120])
    func proseIsWrapped(_ width: Int) {
        for line in sample.help(.command(["deploy"]), width: width) { #expect(line.plain.count <= width, "\(line.plain)") }
    }

    @Test func theManPageHasEveryCommandAndNoControlLineByChance() {
        let page = sample.manPage(version: "kit 1")
        for word in ["deploy", "promote", "env create", "env list", "completions"] { #expect(page.contains(word), "\(word) is missing") }
        #expect(!page.contains("__complete"))
        let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }
        #expect(requests.contains { $0.hasPrefix(".TH") || $0.hasPrefix(".Dd") })
    }
}
