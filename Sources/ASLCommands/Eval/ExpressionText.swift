import ASLModel
import Diagnostics

/// An expression within the text that holds it.
struct ExpressionText {
  /// What there is to parse.
  let text: String
  /// Where it begins in the source text: UTF-8 bytes.
  let start: Int

  /// Why there is nothing to parse.
  struct Unreadable: Error {
    let diagnostic: Diagnostic

    fileprivate init(
      _ rule: Diagnostic.Rule, _ message: Diagnostic.Message, at range: SourceRange,
      label: String = ""
    ) {
      diagnostic = Diagnostic(rule, .error, message, at: range, label: label)
    }
  }

  /// The whole text but a byte order mark and the line ends behind it.
  ///
  /// With `isDelimited` the `{%` and `%}` of a definition are left out too, where they are there.
  init(_ source: SourceText, isDelimited: Bool) throws(Unreadable) {
    let text = String(decoding: source.bytes, as: UTF8.self)
    // What cannot be decoded is replaced, by other bytes.
    let sound = zip(text.utf8, source.bytes).prefix { $0 == $1 }.count
    guard sound == source.bytes.count else {
      throw Unreadable(
        "not-utf-8", .notUTF8, at: SourceRange(start: sound, end: sound + 1))
    }
    var content = source.bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    while let byte = content.last, byte == 0x0A || byte == 0x0D { content = content.dropLast() }
    if isDelimited { content = try Self.withoutDelimiters(content) }
    self.text = String(decoding: content, as: UTF8.self)
    start = content.startIndex
  }

  /// The range of the whole expression in its source text, or of a part of it.
  func range(_ part: SourceRange? = nil) -> SourceRange {
    SourceRange(start: start + (part?.start ?? 0), end: start + (part?.end ?? text.utf8.count))
  }

  private static func withoutDelimiters(
    _ bytes: ArraySlice<UInt8>
  ) throws(Unreadable) -> ArraySlice<UInt8> {
    let trimmed = withoutBlanks(bytes)
    let opens = trimmed.starts(with: "{%".utf8)
    let closes = trimmed.count >= (opens ? 4 : 2) && trimmed.suffix(2).elementsEqual("%}".utf8)
    guard opens == closes else {
      throw Unreadable(
        "jsonata-delimiters", .halfDelimited,
        at: SourceRange(start: trimmed.startIndex, end: trimmed.endIndex),
        label: opens ? "no '%}' at the end" : "no '{%' at the start")
    }
    return opens ? withoutBlanks(trimmed.dropFirst(2).dropLast(2)) : bytes
  }

  private static func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    var bytes = bytes
    while let byte = bytes.first, blanks.contains(byte) { bytes = bytes.dropFirst() }
    while let byte = bytes.last, blanks.contains(byte) { bytes = bytes.dropLast() }
    return bytes
  }
}

extension Diagnostic.Message {
  fileprivate static let notUTF8: Self = "the expression is not UTF-8"
  fileprivate static let halfDelimited: Self =
    "'{%' and '%}' stand around an expression together, or not at all"
}
