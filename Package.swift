// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours builds with warnings as errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("InternalImportsByDefault")]

let package = Package(
  name: "trucewatch",
  products: [.executable(name: "trucewatch", targets: ["trucewatch"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    // The C libraries: headers, and one-line wrappers for what Swift cannot call.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CBytes"),
    .systemLibrary(name: "CEpoll"),
    .systemLibrary(name: "CMalloc"),
    // What a service needs of Linux and Swift cannot call.
    .target(name: "CService"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Characters, lines, URLs, paths and times, for all others: what is safe to show, what two URLs have in common. Imports
    // nothing of ours.
    .target(name: "TruceText", swiftSettings: strict),
    // Compressed bytes in, what they hold out: bodies and files of the web, rotated journals. Alone imports CZlib.
    .target(name: "TruceInflate", dependencies: ["CZlib"], swiftSettings: strict),
    // Bytes in, articles out. Alone imports CLibXML2; has no clock, file, queue, network or log.
    .target(name: "TruceFeeds", dependencies: ["CBytes", "CLibXML2", "TruceText"], swiftSettings: strict),
    // One YAML text in; its nodes, and every mistake with its place, out. Alone imports Yams.
    .target(name: "TruceYAML", dependencies: ["TruceText", "Yams"], swiftSettings: strict),
    // An article in, matches with evidence out; the rules are YAML. No clock, file or queue.
    .target(
      name: "TruceTopics", dependencies: ["CBytes", "TruceText", "TruceYAML"],
      resources: [.embedInCode("Packs/ceasefire.yaml"), .embedInCode("Packs/nato.yaml")],
      swiftSettings: strict),
    // A request in, streamed bytes and one result out. Alone imports CCurl; knows nothing of feeds.
    .target(name: "TruceHTTP", dependencies: ["CCurl", "CEpoll", "TruceText", "TruceInflate"], swiftSettings: strict),
    // Every decision, as events in and effects out. Imports no Dispatch, opens no file, reads no clock.
    .target(
      name: "TruceCore",
      dependencies: [
        "TruceText", "TruceFeeds", "TruceTopics", .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: strict),
    // Files in, one configuration or every mistake in it out. No clock, no queue.
    .target(
      name: "TruceConfig", dependencies: ["TruceText", "TruceYAML", "TruceFeeds", "TruceTopics", "TruceCore"],
      swiftSettings: strict),
    // The journal, the state and the order in which both are kept; what survives a crash. Alone imports GRDB and CCrypto;
    // no Dispatch: it has no queue, timer or callback.
    .target(
      name: "TruceStorage",
      dependencies: [
        "CCrypto", "CService", "TruceText", "TruceInflate", "TruceFeeds", "TruceTopics", "TruceCore",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // Every command but `watch`: arguments in, output and exit status out.
    .target(
      name: "TruceCommands",
      dependencies: [
        "TruceText", "TruceInflate", "TruceYAML", "TruceFeeds", "TruceTopics", "TruceHTTP", "TruceCore", "TruceConfig",
        "TruceStorage",
      ],
      swiftSettings: strict),
    // Carries the effects out: loop, signals, reload, fetches, service manager, exec commands, metrics, output.
    .target(
      name: "TruceDaemon",
      dependencies: [
        "CMalloc", "CService", "TruceText", "TruceYAML", "TruceFeeds", "TruceTopics", "TruceHTTP", "TruceCore",
        "TruceConfig", "TruceStorage", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // Reads arguments, calls one function of TruceCommands or TruceDaemon, exits.
    .executableTarget(
      name: "trucewatch",
      dependencies: [
        "TruceYAML", "TruceCore", "TruceConfig", "TruceStorage", "TruceCommands", "TruceDaemon",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Real loopback servers, new folders and the built program, for the tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    // TruceCore lends the tests of the targets below it its seeded generator, and nothing else.
    .testTarget(
      name: "TruceFeedsTests", dependencies: ["TruceText", "TruceFeeds", "TruceCore", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "TruceTopicsTests", dependencies: ["TruceTopics", "TruceYAML", "TruceCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TruceYAMLTests", dependencies: ["TruceText", "TruceYAML", "TruceTopics", "TruceConfig", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TruceInflateTests", dependencies: ["TruceInflate", "TruceCore", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TruceTextTests", dependencies: ["TruceText", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TruceHTTPTests", dependencies: ["TruceText", "TruceHTTP", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TruceCoreTests", dependencies: ["TruceText", "TruceCore", "TruceFeeds", "TruceTopics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TruceConfigTests",
      dependencies: ["TruceText", "TruceConfig", "TruceYAML", "TruceCore", "TruceTopics", "TestSupport"],
      swiftSettings: strict),
    // A disk, a state and an output that end at the k-th operation, for all tests of what survives.
    .target(
      name: "StorageSimulation",
      dependencies: ["TruceText", "TruceStorage", "TruceCore", "TruceFeeds", "TruceTopics"],
      path: "Tests/StorageSimulation", swiftSettings: strict),
    .testTarget(
      name: "TruceStorageTests",
      dependencies: [
        "StorageSimulation", "TruceText", "TruceStorage", "TruceCore", "TruceFeeds", "TruceTopics", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TruceCommandsTests",
      dependencies: [
        "StorageSimulation", "TruceText", "TruceCommands", "TruceStorage", "TruceHTTP", "TruceCore", "TruceFeeds",
        "TruceTopics", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TruceDaemonTests",
      dependencies: [
        "CService", "StorageSimulation", "TruceText", "TruceDaemon", "TruceCommands", "TruceStorage", "TruceConfig",
        "TruceHTTP",
        "TruceCore",
        "TruceFeeds", "TruceTopics", "TestSupport", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // Holds the sources to the house's rules, by their text.
    .testTarget(name: "TidyTests", swiftSettings: strict),
    // Part of no product: `swift build` compiles it, so that it keeps up with the parser. Its file says how to fuzz.
    .target(
      name: "ParseFuzzer", dependencies: ["TruceFeeds", "TruceInflate", "TruceTopics"], path: "Tests/Fuzz",
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "trucewatch"], swiftSettings: strict),
  ]
)
