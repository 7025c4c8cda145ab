import Arguments

/// A small program that has one of everything.
let sample = Table(
    program: "kit", summary: "A sample of everything.", description: "It exists for the tests.",
    nouns: [Noun(path: ["env"], aliases: ["environment"], section: "Places", summary: "Work with environments.")],
    commands: [
        Command(
            path: ["deploy"], aliases: ["ship"], section: "Releasing", summary: "Put the code where it runs.",
            description: "Builds first, then pushes.\n\nA second paragraph that is long enough to be wrapped when the width is small.",
            operands: [Operand("SERVICE", optional: true, repeated: true, completion: .dynamic("service"), "What to deploy.")],
            flags: [
                .value("env", short: "e", "ENV", completion: .dynamic("environment"), "Where to deploy. By default the first stage."),
                .list("tag", short: "t", "TAG", "A tag."),
                .value("message", short: "m", "TEXT", "What the history says."),
                .value("output", short: "o", "FILE", completion: .file, "Write the bundle there."),
                .value("expect-version", "N", "Refuse when another version is active."),
                .switch("dry-run", "Show what would be done."),
                .switch("force", short: "f", "Do it although nothing changed."),
                .switch("wait", negatable: true, "Wait until it is live."),
                .switch("trace-secret", hidden: true, "Not for users."),
            ],
            examples: [Example("kit deploy -e staging", "Deploy to staging.")], topics: ["selectors"], payload: "deploy"),
        Command(
            path: ["promote"], section: "Releasing", summary: "Take a version further.",
            operands: [
                Operand("FROM", completion: .dynamic("version"), "The version to take."),
                Operand("TO", optional: true, completion: .dynamic("environment"), "Where to."),
            ],
            flags: [.switch("dry-run", "Show what would be done."), .value("limit", short: "n", "N", "How many.")], payload: "promote"),
        Command(
            path: ["env", "create"], aliases: ["new"], summary: "Make an environment.",
            operands: [Operand("NAME", "Its name.")],
            flags: [.value("from", "ENV", completion: .dynamic("environment"), "Copy this one.")], payload: "env create"),
        Command(path: ["env", "list"], aliases: ["ls"], summary: "List the environments.", payload: "env list"),
        Command(
            path: ["completions"], section: "Setting up", summary: "Print a completion script.",
            operands: [Operand("SHELL", allowed: ["bash", "zsh", "fish"], "The shell.")], payload: "completions"),
        Command(
            path: ["__complete"], hidden: true, summary: "Answer a completion script.",
            operands: [Operand("KIND", "What."), Operand("WORD", optional: true, repeated: true, "Context.")], payload: "complete"),
    ],
    flags: [
        .switch("json", "Print JSON."),
        .value("color", "WHEN", allowed: ["auto", "always", "never"], "When to colour."),
        .switch("quiet", short: "q", "Say less."),
        .count("verbose", short: "v", "Say more."),
        .value("directory", short: "C", "DIR", completion: .directory, "Work there."),
        .value("state", "URL", "The state database."),
    ],
    topics: [Topic("selectors", summary: "How a version is named.", text: "Write it so:\n\n    staging@12\n\nNothing else.")])
