import Diagnostics

/// A file that was to be checked, and what came of it.
struct CheckedFile {
  /// As the user gave it, or found below what the user gave; `-` is standard input.
  let path: String
  let outcome: Outcome
  /// What it holds, where that is asked for.
  var source: SourceText?
  /// Its text with the fixes made; nil where there were none.
  var mended: MendedFile?
  /// How many findings of the baseline are not found any more.
  var unusedCount = 0

  enum Outcome {
    /// Nothing was found, so that its text is not kept.
    case clean
    /// At least one finding, in the order of the text.
    case found(FindingsInFile)
    /// Why nothing can be said of it.
    case unreadable(CommandFailure)
  }

  /// What was found, with the text; nil where there is nothing.
  var findings: FindingsInFile? {
    if case .found(let findings) = outcome { findings } else { nil }
  }

  var failure: CommandFailure? {
    if case .unreadable(let failure) = outcome { failure } else { nil }
  }
}
