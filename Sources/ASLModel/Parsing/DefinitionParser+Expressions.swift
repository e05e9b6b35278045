import Diagnostics
import JSONPath
import JSONTree

/// Paths and intrinsic functions.
extension DefinitionParser {
  mutating func path(_ member: JSONSyntax.Member) -> Path? {
    guard let text = member.value.stringValue else {
      reportType(member, "a path")
      return nil
    }
    return path(text, member)
  }

  private mutating func path(_ text: String, _ member: JSONSyntax.Member) -> Path? {
    guard text.utf8.first == UInt8(ascii: "$") else {
      reportNoPath(member, text, "path", aws: pathWords(member))
      return nil
    }
    do {
      return try Path(parsing: text)
    } catch {
      guard passesAWS(text) else {
        report(error, in: member, "path", aws: pathWords(member))
        return nil
      }
      report(
        "unreadable-path", .unreadable(member.key), at: member.value.range,
        label: error.message.trimmed,
        help: ["AWS accepts the definition, but the state fails when it evaluates this path"],
        severity: .warning)
      return Path(unreadable: text, fault: error)
    }
  }

  /// Whether AWS's check of a definition lets a path pass that its JSONPath library cannot read:
  /// the States Language's escaped names, and scripts or filters in brackets whatever they hold.
  private func passesAWS(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let hasScript = bytes.indices.dropLast(2).contains { place in
      bytes[place] == UInt8(ascii: "[")
        && (bytes[place + 1] == UInt8(ascii: "(")
          || (bytes[place + 1] == UInt8(ascii: "?") && bytes[place + 2] == UInt8(ascii: "(")))
    }
    guard !hasScript else { return isBalanced(bytes) }
    do {
      _ = try ReferencePath(parsing: text)
      return true
    } catch {
      return false
    }
  }

  private func isBalanced(_ bytes: [UInt8]) -> Bool {
    var open: [UInt8] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        guard open.popLast() == byte else { return false }
      default: break
      }
    }
    return open.isEmpty
  }

  /// Which documents a Reference Path may begin at.
  enum PathRoots {
    case any
    /// Not the Context Object: the fields of a Map other than ItemsPath.
    case inputOrVariable
    /// `$` alone: ResultPath.
    case input
  }

  mutating func referencePath(
    _ member: JSONSyntax.Member, _ roots: PathRoots = .any
  ) -> ReferencePath? {
    guard let text = member.value.stringValue else {
      reportType(member, "a Reference Path")
      return nil
    }
    guard text.utf8.first == UInt8(ascii: "$") else {
      reportNoPath(
        member, text, "Reference Path", aws: .noReferencePath("Path must begin with '$'"))
      return nil
    }
    do {
      let path = try ReferencePath(parsing: text)
      return isAllowed(path.root, roots, member) ? path : nil
    } catch {
      report(error, in: member, "Reference Path", aws: .noReferencePath(error))
      return nil
    }
  }

  private mutating func isAllowed(
    _ root: Path.Root, _ roots: PathRoots, _ member: JSONSyntax.Member
  ) -> Bool {
    switch (root, roots) {
    case (.input, _), (_, .any), (.variable, .inputOrVariable): return true
    case (.context, _):
      report(
        "bad-path", .wrongRoot(member.key, "the Context Object ($$)"), at: member.value.range,
        label: "a path of the state's input is needed",
        aws: .noReferencePath("Path must begin with '$.'"))
    case (.variable(let name), .input):
      report(
        "bad-path", .wrongRoot(member.key, "the variable '$\(name)'"), at: member.value.range,
        label: "a path of the state's input is needed", help: ["'Assign' sets variables"],
        aws: .noReferencePath("Path must begin with '$.'"))
    }
    return false
  }

  /// What AWS says of a text that is no path: in a payload template, and in any other field.
  private func pathWords(_ member: JSONSyntax.Member) -> AWSWords {
    member.key.hasSuffix(".$")
      ? .noPathOrCall(member.key) : .schema("Value must be a valid JSONPath.")
  }

  private mutating func reportNoPath(
    _ member: JSONSyntax.Member, _ text: String, _ kind: String, aws: AWSWords
  ) {
    guard !hasPlaceholder(text) else {
      reportPlaceholder(member, text)
      return
    }
    let isCall = IntrinsicCall.isInvocation(text)
    report(
      "bad-path", .noPath(member.key, kind), at: member.value.range,
      label: isCall ? "an intrinsic function cannot stand here" : "a path begins with '$'",
      aws: aws)
  }

  private mutating func report(
    _ error: PathError, in member: JSONSyntax.Member, _ kind: String, aws: AWSWords
  ) {
    if let text = member.value.stringValue, hasPlaceholder(text) {
      reportPlaceholder(member, text)
      return
    }
    let range =
      error.offset.map { text.range(of: .at($0), in: member.value.range) } ?? member.value.range
    report(
      "bad-path", .badPath(member.key, kind), at: range, label: error.message.trimmed, aws: aws)
  }

  // MARK: Intrinsic functions

  /// What a field `name.$` holds.
  enum PathOrIntrinsic {
    case path(Path)
    case intrinsic(IntrinsicCall)
  }

  mutating func pathOrIntrinsic(_ member: JSONSyntax.Member) -> PathOrIntrinsic? {
    guard let text = member.value.stringValue else {
      reportType(member, "a path or an intrinsic function")
      return nil
    }
    let blanks = text.utf8.prefix { " \t\r\n".utf8.contains($0) }.count
    let content = String(text.utf8.dropFirst(blanks)) ?? text
    if content.utf8.first == UInt8(ascii: "$") { return path(text, member).map { .path($0) } }
    do {
      return .intrinsic(try IntrinsicCall(parsing: content))
    } catch {
      if hasPlaceholder(text), case .unexpected = error.reason {
        reportPlaceholder(member, text)
      } else {
        report(error, in: member, blanks: blanks, content)
      }
      return nil
    }
  }

  private mutating func report(
    _ error: IntrinsicSyntaxError, in member: JSONSyntax.Member, blanks: Int, _ content: String
  ) {
    let part = SourceRange(start: error.range.start + blanks, end: error.range.end + blanks)
    let range = text.range(of: part, in: member.value.range)
    guard IntrinsicCall.isInvocation(content) || content.utf8.starts(with: "States.".utf8) else {
      report(
        "bad-path", .neitherPathNorIntrinsic(member.key), at: member.value.range,
        label: "a path begins with '$', an intrinsic function with 'States.'",
        help: ["without '.$' at the end of its name the field is a constant"],
        aws: .noPathOrCall(member.key))
      return
    }
    report(
      error.rule, .badIntrinsic(member.key, error), at: range, label: error.explanation,
      help: error.help, fix: fix(error, at: range), aws: .noPathOrCall(member.key))
  }

  private func fix(_ error: IntrinsicSyntaxError, at range: SourceRange) -> Diagnostic.Fix? {
    guard case .unknownFunction(let name) = error.reason else { return nil }
    return certainName(for: name, among: IntrinsicFunction.allCases.map(\.name))
      .flatMap { renaming(name, to: $0, at: range) }
  }
}

extension Diagnostic.Message {
  fileprivate static func noPath(_ field: String, _ kind: String) -> Self {
    "'\(field)' must be a \(kind)"
  }
  fileprivate static func badPath(_ field: String, _ kind: String) -> Self {
    "the value of '\(field)' is not a \(kind)"
  }
  fileprivate static func unreadable(_ field: String) -> Self {
    "the path in '\(field)' cannot be evaluated"
  }
  fileprivate static func wrongRoot(_ field: String, _ root: String) -> Self {
    "'\(field)' cannot lead into \(root)"
  }
  fileprivate static func neitherPathNorIntrinsic(_ field: String) -> Self {
    "'\(field)' must hold a path or an intrinsic function"
  }
  fileprivate static func badIntrinsic(_ field: String, _ error: IntrinsicSyntaxError) -> Self {
    switch error.reason {
    case .unknownFunction(let name): "'\(field)' calls '\(name)', which does not exist"
    case .argumentCount(let function, _), .argumentType(let function, _, _, _):
      "'\(field)' calls \(function.name) with arguments that it does not take"
    case .placeholderCount: "'\(field)' calls States.Format with too many or too few arguments"
    case .badPath: "'\(field)' calls an intrinsic function with a path that cannot be read"
    case .unexpected, .unterminatedString, .openEscape, .badNumber, .tooDeep:
      "the intrinsic function in '\(field)' cannot be read"
    }
  }
}
