import Diagnostics

/// All files of a command line after they were checked, in the order they were found.
struct CheckReport {
  /// What led to no file at all is among them as one that was not read.
  var files: [CheckedFile] = []
  /// How many files were left out because the settings of their project say so.
  var ignoredCount = 0

  /// How many files were read and checked.
  var checkedCount: Int { files.count { $0.failure == nil } }
  /// How many files could not be read.
  var unreadableCount: Int { files.count { $0.failure?.exitCode == .environment } }

  /// The files in which something was found.
  var findings: [FindingsInFile] { files.compactMap(\.findings) }

  /// How many findings of the baseline are not found any more.
  var unusedCount: Int { files.reduce(0) { $0 + $1.unusedCount } }

  func count(of severity: Diagnostic.Severity) -> Int {
    files.reduce(0) { sum, file in
      sum + (file.findings?.diagnostics.count { $0.severity == severity } ?? 0)
    }
  }

  /// - Parameter isStrict: whether a warning is a failure as well.
  func exitCode(isStrict: Bool) -> ExitCode {
    if unreadableCount > 0 { return .environment }
    if let failure = files.lazy.compactMap(\.failure).first { return failure.exitCode }
    let lowest: Diagnostic.Severity = isStrict ? .warning : .error
    let fails = files.contains { file in
      file.findings?.diagnostics.contains { $0.severity >= lowest } ?? false
    }
    return fails ? .failure : .success
  }

  /// `3 files checked: 1 error, 2 warnings`.
  var summary: String {
    var text = "\(counted(checkedCount, "file")) checked"
    if ignoredCount > 0 { text += ", \(ignoredCount) ignored" }
    if unreadableCount > 0 { text += ", \(unreadableCount) could not be read" }
    guard checkedCount > 0 else { return text }
    let severities: [Diagnostic.Severity] = [.error, .warning, .information]
    let counts = severities.compactMap { severity -> String? in
      let count = count(of: severity)
      return count == 0 ? nil : counted(count, severity.word)
    }
    return text + ": " + (counts.isEmpty ? "nothing found" : counts.joined(separator: ", "))
  }
}
