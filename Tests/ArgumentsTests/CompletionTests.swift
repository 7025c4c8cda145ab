import Arguments
import Platform
import Testing

/// The scripts in the real shells. A shell that is not installed is skipped, and the run says so.
@Suite struct CompletionTests {
    static let path = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"
    static func shell(_ shell: Shell) -> String? { Command.find(shell.rawValue, path: path) }

    /// Runs `lines` after the completion script in a shell, in a directory where a program `kit` answers dynamic completions.
    static func run(_ shell: Shell, _ arguments: [String], _ lines: (_ script: String) -> String) throws -> CommandOutcome {
        let directory = try Files.makeTemporaryDirectory(in: Files.realPath("/tmp"), prefix: "arguments-test-")
        defer { _ = try? Files.removeTree(directory) }
        let program = "#!/bin/sh\n[ \"$1\" = __complete ] && printf 'staging\\nproduction\\n'\n"
        try Files.write(directory + "/kit", program, mode: 0o755)
        try Files.write(directory + "/script", sample.completionScript(for: shell))
        let environment = ["PATH": directory + ":" + path, "HOME": directory, "LC_ALL": "C.UTF-8"]
        let command = Command(
            try #require(Self.shell(shell)), arguments, environment: environment, directory: directory)
        return try command.run(input: Array(lines(directory + "/script").utf8), limit: .seconds(60))
    }

    static let cases: [([String], [String], [String])] = [
        (["kit", "env", ""], ["create", "list"], ["deploy"]),
        (["kit", "de"], ["deploy"], ["promote", "env"]),
        (["kit", "deploy", "--dr"], ["--dry-run"], ["--force"]),
        (["kit", "deploy", "-e", "st"], ["staging"], ["production"]),
        (["kit", "completions", ""], ["bash", "zsh", "fish"], ["env"]),
        (["kit", "promote", "staging", ""], ["production"], ["deploy"]),
    ]

    @Test(.enabled(if: shell(.bash) != nil, "bash is not installed"), arguments: cases)
    func bash(_ words: [String], _ wanted: [String], _ unwanted: [String]) throws {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try Self.run(.bash, ["--norc", "--noprofile", "-s"]) { script in
            """
            source '\(script)'
            COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE='\(words.joined(separator: " "))'; COMP_POINT=${#COMP_LINE}
            _kit
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        }
        Self.check(outcome, wanted, unwanted)
    }

    @Test(.enabled(if: shell(.fish) != nil, "fish is not installed"), arguments: cases)
    func fish(_ words: [String], _ wanted: [String], _ unwanted: [String]) throws {
        let outcome = try Self.run(.fish, ["--no-config"]) { script in
            "source '\(script)'\ncomplete -C '\(words.joined(separator: " "))'\n"
        }
        Self.check(outcome, wanted, unwanted)
    }

    @Test(.enabled(if: shell(.zsh) != nil, "zsh is not installed"))
    func zshReadsItsScript() throws {
        let directory = try Files.makeTemporaryDirectory(in: Files.realPath("/tmp"), prefix: "arguments-test-")
        defer { _ = try? Files.removeTree(directory) }
        try Files.write(directory + "/_kit", sample.completionScript(for: .zsh))
        let outcome = try Command(try #require(Self.shell(.zsh)), ["-n", directory + "/_kit"], environment: [:]).run(limit: .seconds(60))
        #expect(outcome.status.isSuccess, "\(outcome.errorText)")
    }

    static func check(_ outcome: CommandOutcome, _ wanted: [String], _ unwanted: [String]) {
        let words = outcome.outputText.split(separator: "\n").map { line in
            String(line.split(separator: "\t")[0]).trimmingSuffix(" ")
        }
        for word in wanted { #expect(words.contains(word), "\(word) is not among \(words); \(outcome.errorText)") }
        for word in unwanted { #expect(!words.contains(word), "\(word) is among \(words)") }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
