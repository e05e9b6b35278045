/// What a rule finds wrong, and where.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  /// From 1.
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}

/// A rule that each file has to keep, and a text that shows that it catches what it is for.
struct TidyRule: Sendable, CustomStringConvertible {
  let description: String
  /// Whether the rule is for a file.
  let applies: @Sendable (SourceFile) -> Bool
  let check: @Sendable (SourceFile) -> [Finding]
  /// Files, as path and text, that break the rule once each.
  let offences: [(path: String, text: String)]
  /// Files that come close, and keep it.
  let acceptable: [(path: String, text: String)]

  func findings(in file: SourceFile) -> [Finding] { applies(file) ? check(file) : [] }
}

extension TidyRule {
  /// A rule that some words do not stand in the code, in comments or in string literals.
  static func banned(
    _ words: [BannedWord], _ reason: String, applies: @escaping @Sendable (SourceFile) -> Bool,
    inPath path: String, acceptable: [String]
  ) -> TidyRule {
    TidyRule(
      description: reason, applies: applies,
      check: { file in
        let words = words.filter { file.text.contains($0.word) }
        return file.code.enumerated().flatMap { index, line in
          words.filter { $0.stands(in: line) }.map {
            Finding(path: file.path, line: index + 1, message: "'\($0.word)': \(reason)")
          }
        }
      },
      offences: words.map { (path, "let a = 1\n\($0.offence)\n") },
      acceptable: acceptable.map { (path, $0) })
  }
}

/// A piece of code that is not to be used.
struct BannedWord: Sendable {
  let word: String
  /// What makes it acceptable on the same line.
  let unless: String?
  /// A line that holds it.
  let offence: String

  init(_ word: String, unless: String? = nil, offence: String) {
    self.word = word
    self.unless = unless
    self.offence = offence
  }

  /// Whether the word stands in a line, not as a part of a longer name.
  func stands(in line: String) -> Bool {
    if let unless, line.contains(unless) { return false }
    var rest = line[...]
    while let range = rest.firstRange(of: word) {
      let before = rest[..<range.lowerBound].last ?? line[..<range.lowerBound].last
      let after = rest[range.upperBound...].first
      let startsName = word.first.map(Self.isNameCharacter) ?? false
      let endsName = word.last.map(Self.isNameCharacter) ?? false
      let continues = startsName && before.map(Self.isNameCharacter) ?? false
      let isContinued = endsName && after.map(Self.isNameCharacter) ?? false
      if !continues, !isContinued { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
