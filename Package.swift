// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// A module under `Sources/` and the modules it may import: the table of `docs/architecture.md`.
/// The build runs with `--explicit-target-dependency-import-check error`, so any other import fails.
let modules: KeyValuePairs<String, [String]> = [
  "DebugAdapterProtocol": ["JSONTree"],
  "Diagnostics": [],
  "Digests": [],
  "JSONPath": ["Diagnostics", "JSONTree"],
  "JSONTree": ["Diagnostics"],
  "JSONata": ["Diagnostics", "Digests", "JSONTree"],
  "ASLModel": ["Diagnostics", "Digests", "JSONPath", "JSONTree", "JSONata"],
  "ASLInterpreter": ["ASLModel", "JSONPath", "JSONTree", "JSONata"],
  "ASLRuntime": ["ASLInterpreter", "ASLModel", "JSONTree"],
  "HTTP": [],
  "ASLIntegrations": [
    "ASLInterpreter", "ASLModel", "ASLRuntime", "Diagnostics", "Digests", "HTTP", "JSONTree",
  ],
  "ASLDebugger": [
    "ASLInterpreter", "ASLModel", "ASLRuntime", "DebugAdapterProtocol", "Diagnostics", "JSONTree",
    "JSONata",
  ],
  "ASLTestState": ["ASLInterpreter", "ASLModel", "Diagnostics", "JSONTree"],
  "ASLTesting": ["ASLInterpreter", "ASLModel", "ASLRuntime", "Diagnostics", "JSONTree"],
  "ASLValidator": ["ASLModel", "Diagnostics", "JSONPath", "JSONTree", "JSONata"],
  "ASLCommands": [
    "ASLDebugger", "ASLIntegrations", "ASLInterpreter", "ASLModel", "ASLRuntime", "ASLTestState",
    "ASLTesting", "ASLValidator", "DebugAdapterProtocol", "Diagnostics", "Digests", "JSONPath",
    "JSONTree", "JSONata",
  ],
]

/// A program under `Sources/`.
let programs: KeyValuePairs<String, [String]> = [
  "Benchmarks": [
    "ASLInterpreter", "ASLModel", "ASLRuntime", "ASLValidator", "Diagnostics", "Digests",
    "JSONTree",
    "JSONata",
  ],
  "asl": ["ASLCommands"],
]

let tests: KeyValuePairs<String, [String]> = [
  "ASLCommandsTests": [
    "ASLCommands", "ASLInterpreter", "ASLModel", "ASLValidator", "Diagnostics", "JSONTree",
    "TestSupport",
  ],
  "ASLDebuggerTests": [
    "ASLDebugger", "ASLInterpreter", "ASLModel", "ASLRuntime", "DebugAdapterClient",
    "DebugAdapterProtocol", "Diagnostics", "JSONTree", "TestSupport",
  ],
  "ASLIntegrationsTests": [
    "ASLIntegrations", "ASLInterpreter", "ASLModel", "ASLRuntime", "Diagnostics", "HTTP",
    "JSONTree", "TestSupport",
  ],
  "ASLInterpreterTests": [
    "ASLInterpreter", "ASLModel", "Diagnostics", "JSONTree", "TestSupport",
  ],
  "ASLModelTests": ["ASLModel", "Diagnostics", "JSONPath", "JSONTree", "TestSupport"],
  "ASLRuntimeTests": ["ASLInterpreter", "ASLModel", "ASLRuntime", "Diagnostics", "JSONTree"],
  "ASLTestingTests": [
    "ASLInterpreter", "ASLModel", "ASLRuntime", "ASLTesting", "Diagnostics", "JSONTree",
    "TestSupport",
  ],
  "ASLValidatorTests": ["ASLModel", "ASLValidator", "Diagnostics", "JSONTree", "TestSupport"],
  "CommandLineTests": [
    "DebugAdapterClient", "DebugAdapterProtocol", "Diagnostics", "JSONTree", "TestSupport",
  ],
  "ASLTestStateTests": [
    "ASLInterpreter", "ASLModel", "ASLTestState", "Diagnostics", "JSONTree",
  ],
  "ConformanceTests": [
    "ASLInterpreter", "ASLModel", "ASLTestState", "ASLValidator", "Diagnostics", "JSONPath",
    "JSONTree", "JSONata",
  ],
  "DebugAdapterProtocolTests": ["DebugAdapterClient", "DebugAdapterProtocol", "JSONTree"],
  "DiagnosticsTests": ["Diagnostics", "TestSupport"],
  "DigestsTests": ["Digests"],
  "FuzzTests": [
    "ASLModel", "ASLValidator", "Diagnostics", "JSONPath", "JSONTree", "JSONata",
  ],
  "HTTPTests": ["HTTP"],
  "JSONPathTests": ["JSONPath", "JSONTree"],
  "JSONTreeTests": ["Diagnostics", "JSONTree", "TestSupport"],
  "JSONataTests": ["Diagnostics", "JSONTree", "JSONata"],
  "SimulationTests": [
    "ASLDebugger", "ASLInterpreter", "ASLModel", "ASLRuntime", "ASLValidator", "Diagnostics",
    "JSONTree",
  ],
  "TidyTests": [],
]

/// What several test targets share, under `Tests/`.
let support: KeyValuePairs<String, [String]> = [
  "DebugAdapterClient": ["DebugAdapterProtocol", "JSONTree"],
  "TestSupport": ["Diagnostics", "JSONTree"],
]

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func dependencies(_ names: [String]) -> [Target.Dependency] {
  names.map { .target(name: $0) }
}

/// Files beside the tests that are read or compiled for something else, not with them.
func dataFolders(_ target: String) -> [String] {
  ["Dictionaries", "Driver", "Golden", "Inputs"].filter {
    FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(target)/\($0)")
  }
}

let package = Package(
  name: "asl",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "asl-bench", targets: ["Benchmarks"])],
  targets: modules.map { name, imports in
    .target(name: name, dependencies: dependencies(imports), swiftSettings: settings)
  }
    + programs.map { name, imports in
      .executableTarget(name: name, dependencies: dependencies(imports), swiftSettings: settings)
    }
    + support.map { name, imports in
      .target(
        name: name, dependencies: dependencies(imports), path: "Tests/\(name)",
        swiftSettings: settings)
    }
    + tests.map { name, imports in
      .testTarget(
        name: name, dependencies: dependencies(imports), exclude: dataFolders(name),
        swiftSettings: settings)
    }
)
