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
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")
    ],
    targets: [
        // Modules that make sense in any program.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .target(name: "CPlatform"),
        room("Platform", ["CPlatform"]),
        room("SQLite", ["CSQLite"]),
        room("Sealing", [.product(name: "Crypto", package: "swift-crypto")]),
        room("Suggestions"),
        room("Arguments", ["Suggestions"]),

        // svc.
        room("SvcModel"),
        room("SvcTargets", ["SvcModel"]),

        .executableTarget(name: "PlatformProbe", dependencies: ["Platform"], path: "Tests/PlatformProbe", swiftSettings: strict),
        tests("PlatformTests", ["Platform", "PlatformProbe"]),
        tests("SQLiteTests", ["SQLite", "Platform"]),
        tests("SealingTests", ["Sealing"]),
        tests("ArgumentsTests", ["Arguments", "Platform"]),
        tests("SvcModelTests", ["SvcModel"]),
        tests("SuggestionsTests", ["Suggestions"]),
    ]
)
