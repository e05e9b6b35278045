/// Modules without clock, randomness, file, socket, lock and concurrency (docs/architecture.md).
let pureModules: Set<String> = [
  "ASLDiagrams", "ASLInterpreter", "ASLModel", "ASLTestState", "ASLValidator",
  "DebugAdapterProtocol", "Diagnostics", "Digests", "JSONPath", "JSONTree", "JSONata",
]

/// Tables of data, which may be longer than other files.
private let tables: Set<String> = [
  "Sources/ASLTestState/Shapes/Lambda.swift", "Sources/ASLTestState/Shapes/S3.swift",
]

private let isSource: @Sendable (SourceFile) -> Bool = { $0.path.hasPrefix("Sources/") }

private let isPure: @Sendable (SourceFile) -> Bool = {
  isSource($0) && pureModules.contains($0.target)
}

let tidyRules: [TidyRule] = [
  fileLength, functionLength, lineLength, fileName, openQuestion, forcedUnwrap, crash, purity,
]

private let fileLength = TidyRule(
  description: "a file has at most 400 lines",
  applies: { !tables.contains($0.path) },
  check: { file in
    // A text that ends with a line end has an empty piece after it.
    let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
    return count <= 400
      ? [] : [Finding(path: file.path, line: 401, message: "the file has \(count) lines")]
  },
  offences: [("Sources/A/A.swift", String(repeating: "// a\n", count: 401))],
  acceptable: [("Sources/A/A.swift", String(repeating: "// a\n", count: 400))])

private let functionLength = TidyRule(
  description: "a function has at most 60 lines",
  applies: { _ in true },
  check: { file in
    functions(in: file.code).filter { $0.count > 60 }.map {
      Finding(path: file.path, line: $0.lowerBound + 1, message: "\($0.count) lines of function")
    }
  },
  offences: [
    ("Sources/A/A.swift", function("func a() {", lines: 61)),
    (
      "Sources/A/A.swift", function("  private static func a(\n    b: Int\n  ) -> Int {", lines: 61)
    ),
    ("Sources/A/A.swift", function("  init?(_ a: Int) {", lines: 61)),
    ("Sources/A/A.swift", function("  public var a: Int {", lines: 61)),
  ],
  acceptable: [
    ("Sources/A/A.swift", function("func a() {", lines: 60)),
    ("Sources/A/A.swift", function("struct A {", lines: 300)),
    ("Sources/A/A.swift", "protocol A {\n  func a()\n}\n" + function("struct A {", lines: 300)),
    ("Sources/A/A.swift", function("struct A {\n  func a() {}\n  let b = 1", lines: 300)),
  ])

/// String literals do not count: swift format breaks all around them, and what it leaves is one
/// piece.
private let lineLength = TidyRule(
  description: "a line has at most 100 columns",
  applies: { _ in true },
  check: { file in
    zip(file.lines, file.code).enumerated().compactMap { index, line in
      let (text, code) = line
      guard text.utf8.count > 100, text.count > 100 else { return nil }
      let isComment = text.drop { $0 == " " }.hasPrefix("//")
      guard isComment || code.count > 100 else { return nil }
      return Finding(path: file.path, line: index + 1, message: "\(text.count) columns")
    }
  },
  offences: [
    ("Tests/A/A.swift", "  // " + String(repeating: "a", count: 98)),
    ("Tests/A/A.swift", "let a = " + String(repeating: "a", count: 93)),
  ],
  acceptable: [
    ("Tests/A/A.swift", "// " + String(repeating: "é", count: 97)),
    ("Tests/A/A.swift", "let a = \"\"\"\n" + String(repeating: "a", count: 101) + "\n\"\"\""),
    ("Tests/A/A.swift", "a(\"" + String(repeating: "a", count: 101) + "\","),
  ])

private let fileName = TidyRule(
  description: "a file is named after its idea",
  applies: { _ in true },
  check: { file in
    ["Utils", "Helpers", "Manager", "Common"].filter { file.name.contains($0) }.map {
      Finding(path: file.path, line: 1, message: "'\($0)' says nothing of what is in the file")
    }
  },
  offences: [
    ("Sources/A/StringUtils.swift", ""), ("Tests/A/Helpers.swift", ""),
    ("Sources/A/TaskManager.swift", ""), ("Sources/A/Common+JSON.swift", ""),
  ],
  acceptable: [("Sources/A/JSON.swift", ""), ("Sources/Common/JSON.swift", "")])

/// In comments too.
private let openQuestion = TidyRule(
  description: "what is to be done is done, or an issue",
  applies: isSource,
  check: { file in
    let words = ["TODO", "FIXME", "XXX"].filter { file.text.contains($0) }
    return file.lines.enumerated().flatMap { index, line in
      words.filter { BannedWord($0, offence: "").stands(in: line) }.map {
        Finding(path: file.path, line: index + 1, message: $0)
      }
    }
  },
  offences: [("Sources/A/A.swift", "// TODO: more"), ("Sources/A/A.swift", "let a = 1  // FIXME")],
  acceptable: [("Sources/A/A.swift", #"let a = "\uXXXX""#)])

private let forcedUnwrap = TidyRule(
  description: "no value is unwrapped by force",
  applies: isSource,
  check: { file in
    file.code.enumerated().filter {
      $0.element.utf8.contains(0x21) && $0.element.contains(/[\w\)\]\}?]!(?![=!])/)
    }.map {
      Finding(path: file.path, line: $0.offset + 1, message: "'!' ends the program on nil")
    }
  },
  offences: [
    ("Sources/A/A.swift", "let a = b!"), ("Sources/A/A.swift", "let a = b[0]!.c"),
    ("Sources/A/A.swift", "let a = f()!"), ("Sources/A/A.swift", "var a: Int!"),
  ],
  acceptable: [
    ("Sources/A/A.swift", "if !a, b != c { (!d) }"), ("Sources/A/A.swift", "let a = \"b!\"  // c!"),
  ])

private let crash = TidyRule.banned(
  [
    BannedWord("try!", offence: "let b = try! c()"), BannedWord("as!", offence: "let b = c as! D"),
    BannedWord("fatalError", offence: "fatalError(\"b\")"),
    BannedWord("Task.detached", offence: "Task.detached { }"),
  ],
  "an error is typed and goes to who can act on it", applies: isSource,
  inPath: "Sources/A/A.swift",
  acceptable: ["let b = try? c()", "let b = c as? D", "// fatalError", "let b = \"as! x\""])

private let purity = TidyRule.banned(
  [
    BannedWord("import Foundation", offence: "import Foundation"),
    BannedWord("import Dispatch", offence: "import Dispatch"),
    BannedWord("import Glibc", offence: "import Glibc"),
    BannedWord("import Darwin", offence: "import Darwin"),
    BannedWord("import Synchronization", offence: "import Synchronization"),
    BannedWord("async", offence: "func b() async {}"), BannedWord("await", offence: "await b()"),
    BannedWord("Task {", offence: "Task { b() }"), BannedWord("actor", offence: "actor B {}"),
    BannedWord("Date(", offence: "let b = Date()"),
    BannedWord("ContinuousClock", offence: "let b = ContinuousClock()"),
    BannedWord("SystemRandomNumberGenerator", offence: "var b = SystemRandomNumberGenerator()"),
    BannedWord(".random(", unless: "using:", offence: "let b = Int.random(in: 0...9)"),
    BannedWord(".randomElement(", unless: "using:", offence: "let b = c.randomElement()"),
    BannedWord(".shuffled(", unless: "using:", offence: "let b = c.shuffled()"),
  ],
  "a pure module has no clock, randomness, file, socket, lock or concurrency", applies: isPure,
  inPath: "Sources/JSONTree/A.swift",
  acceptable: [
    "import FoundationEssentials", "let isAsync = true", "// async", "let b = \"await\"",
    "let b = Int.random(in: 0...9, using: &generator)", "struct ActorName {}",
    "let b = TaskState()",
  ])

/// The lines, from 0, of each function, initialiser and computed property with a body of its own
/// lines.
///
/// As the sources are formatted, a body ends at the first brace that stands as far left as the
/// declaration.
private func functions(in code: [String]) -> [Range<Int>] {
  let declaration =
    /^ *([a-z@][\w@()]* )*(func [^ ]|init[?(<]|subscript[(<]|(var|let) .*\{$|deinit)/
  return code.indices.compactMap { start in
    let line = code[start]
    guard line.contains(declaration), !(line.contains("{") && line.hasSuffix("}")) else {
      return nil
    }
    let indentation = line.prefix { $0 == " " }
    for end in code.indices[(start + 1)...] {
      let next = code[end]
      if next.hasPrefix(indentation + "}") { return start..<(end + 1) }
      let isFurtherLeft = next.prefix { $0 == " " }.count < indentation.count
      if isFurtherLeft, next.contains(where: { $0 != " " }) { return nil }
    }
    return nil
  }
}

/// A declaration that has so many lines, its first and its last included.
private func function(_ head: String, lines: Int) -> String {
  let indentation = head.prefix { $0 == " " }
  let count = lines - 1 - head.split(separator: "\n").count
  return head + "\n" + String(repeating: indentation + "  a()\n", count: count) + indentation
    + "}\n"
}
