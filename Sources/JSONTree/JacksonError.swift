/// Why Jackson, the JSON library of the service, refuses a text: in its own words.
///
/// Definitions and inputs that are not JSON are answered with what Jackson says of them. What it
/// lets pass, text after the value among it, is no error here.
///
/// - Note: jackson-core, `ReaderBasedJsonParser`; recorded answers of the service.
public struct JacksonError: Error, Sendable, Equatable {
  /// Without the place: `Unrecognized token 'not': was expecting (…)`.
  public let message: String
  /// Where Jackson stopped reading, in lines and UTF-16 units from 1.
  public let line: Int
  public let column: Int

  /// - Returns: nil where Jackson reads the text.
  public static func find(in text: String) -> JacksonError? {
    var reader = JacksonReader(text)
    do throws(JacksonError) {
      try reader.read()
      return nil
    } catch {
      return error
    }
  }

  /// `[Source: (String)"text"; line: 1, column: 4]`, with at most 500 UTF-16 units of the text.
  public func location(in text: String) -> String {
    Self.location(in: text, line: line, column: column)
  }

  static func location(in text: String, line: Int, column: Int) -> String {
    let units = text.utf16
    let excess = units.count - 500
    let shown = excess > 0 ? String(decoding: units.prefix(500), as: UTF16.self) : text
    let cut = excess > 0 ? "[truncated \(excess) chars]" : ""
    return "[Source: (String)\"\(shown)\"\(cut); line: \(line), column: \(column)]"
  }
}
