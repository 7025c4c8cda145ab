// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target of ours: the language mode is Swift 6 (from the tools version) and a warning is an error.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "svc",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "svc", targets: ["svc"]),
        .executable(name: "svc-runtime", targets: ["svc-runtime"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // C libraries, one importing module each.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .target(name: "CCurl"),
        .target(name: "CTOML"),
        .target(name: "CJavaScriptCore"),
        .target(name: "CWebAPI"),

        // Modules that make sense in any program.
        room("Platform"),
        room("Suggestions"),
        room("Arguments", ["Suggestions"]),
        room("Terminal"),
        room("SQLite", ["CSQLite"]),
        room("HTTP", ["CCurl"]),
        room("TOML", ["CTOML"]),
        room("Sealing", [.product(name: "Crypto", package: "swift-crypto")]),
        room("WorkerHost", ["CJavaScriptCore", "CWebAPI"]),

        // svc.
        room("SvcModel"),
        room("SvcProject", ["SvcModel", "TOML", "Platform", "Sealing", "Suggestions"]),
        room("SvcState", ["SvcModel", "SQLite", "Platform", "Sealing"]),
        room("SvcTargets", ["SvcModel", "HTTP", "Platform"]),
        room("SvcEngine", ["SvcModel", "SvcState", "SvcTargets", "Sealing", "Suggestions"]),
        room("SvcCommands", ["SvcEngine", "SvcModel", "SvcProject", "SvcState", "SvcTargets", "Arguments", "Terminal", "Platform", "Sealing", "Suggestions"]),
        .executableTarget(name: "svc", dependencies: ["SvcCommands"], swiftSettings: strict),

        // svc-runtime.
        room("SvcRuntime", [
            "SvcModel", "WorkerHost", "SQLite", "HTTP", "Sealing", "Platform",
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
        ]),
        .executableTarget(name: "svc-runtime", dependencies: ["SvcRuntime"], swiftSettings: strict),

        tests("ArgumentsTests", ["Arguments"]),
    ],
    cxxLanguageStandard: .cxx17
)
