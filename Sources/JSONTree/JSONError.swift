public import Diagnostics

/// Why a text is not the JSON that was asked for, and where.
public struct JSONError: Error, Sendable, Equatable {
  public let reason: Reason
  public let range: SourceRange

  public init(_ reason: Reason, at range: SourceRange) {
    self.reason = reason
    self.range = range
  }

  public enum Reason: Sendable, Equatable {
    case empty
    /// What was found where something else had to stand, each in words.
    case unexpected(found: String, expected: String)
    case unterminatedString
    case controlCharacter(UInt8)
    case badEscape(String)
    case badNumber(String)
    case notUTF8
    case textAfterValue
    case tooDeep(limit: Int)
    case tooLarge(bytes: Int, limit: Int)
    case duplicateKey(String)
  }
}

extension JSONError {
  /// One sentence for a person, without the place.
  public var message: String {
    switch reason {
    case .empty: "the text is empty; a JSON value was expected"
    case .unexpected(let found, let expected): "found \(found) where \(expected) was expected"
    case .unterminatedString: "the string is not closed"
    case .controlCharacter(let byte):
      "a string cannot hold the control character U+00\(hexadecimal(byte)); write it as an escape"
    case .badEscape(let text):
      "'\(text)' is not an escape of JSON (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)"
    case .badNumber(let text): "'\(text)' is not a number of JSON"
    case .notUTF8: "the text is not UTF-8"
    case .textAfterValue: "there is more text after the end of the JSON value"
    case .tooDeep(let limit): "arrays and objects are nested more than \(limit) deep"
    case .tooLarge(let bytes, let limit):
      "the text has \(bytes) bytes, more than the limit of \(limit)"
    case .duplicateKey(let key): "the key \"\(key)\" stands twice in one object"
    }
  }

  /// The error as a diagnostic of the text that was read.
  public var diagnostic: Diagnostic {
    Diagnostic("invalid-json", .error, Diagnostic.Message("not JSON: \(message)"), at: range)
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
