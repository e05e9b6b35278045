public import Diagnostics
import JSONTree

extension Definition {
  /// Why a text is no definition at all.
  static func fault(_ error: JSONError, in source: SourceText) -> Diagnostic {
    if case .tooLarge(let bytes, let limit) = error.reason {
      return tooLarge(byteCount: bytes, limit: limit)
    }
    var fault = error.diagnostic
    fault.aws = .notJSON(source)
    fault.fix = Diagnostic.Fix.leavingOutComma(before: error.range, in: source)
    return fault
  }

  /// What is wrong with a definition that is larger than it can be.
  ///
  /// - Parameter byteCount: nil where nobody has counted them all.
  public static func tooLarge(
    byteCount: Int?, limit: Int = DefinitionOptions().maximumBytes
  ) -> Diagnostic {
    Diagnostic(
      "large-definition", .error, .tooLarge(byteCount, limit), at: .at(0),
      label: "it was not read further", pointer: "")
  }
}

extension Diagnostic.Message {
  fileprivate static func tooLarge(_ byteCount: Int?, _ limit: Int) -> Self {
    let size = byteCount.map { "\($0) bytes" } ?? "too many bytes"
    return "the definition has \(size); it can have at most \(limit)"
  }
}
