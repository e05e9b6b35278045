import Diagnostics

/// What is wrong with one text.
struct FindingsInFile: Equatable {
  let source: SourceText
  let diagnostics: [Diagnostic]

  init(_ source: SourceText, _ diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }
}
