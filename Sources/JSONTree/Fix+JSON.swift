public import Diagnostics

extension Diagnostic.Fix {
  /// Puts a string in a string literal's place.
  ///
  /// - Parameter literal: its range, with the quotation marks.
  public static func writing(_ text: String, at literal: SourceRange) -> Diagnostic.Fix {
    Diagnostic.Fix("write '\(text)'", [Diagnostic.Edit(literal, JSON.string(text).text)])
  }
}
