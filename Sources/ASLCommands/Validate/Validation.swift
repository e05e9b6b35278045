import Diagnostics

/// Checks what a command line names, once, and does with it what is asked for.
struct Validation {
  let request: ValidateRequest
  let console: Console

  func run(_ operands: [String]) throws(CommandFailure) -> ExitCode {
    var checker = FileChecker(request, console)
    let report = try checker.report(on: operands)
    if request.format.isVerdictOfAWS, report.files.count != 1 { throw notOne(report) }
    switch request.action {
    case .report, .watch:
      try show(report, console)
      return report.exitCode(isStrict: request.isStrict)
    case .fix: return try fix(report)
    case .showFixes: return try showFixes(of: report)
    case .writeBaseline(let path): return try writeBaseline(path, report)
    }
  }

  private func show(_ report: CheckReport, _ console: Console) throws(CommandFailure) {
    let text = request.format.text(
      of: report, limit: request.limit, isStrict: request.isStrict,
      isColored: console.isColored(console.output), width: console.output.width ?? console.width)
    if let text { try console.print(text) }
    try sayFailures(of: report)
    let unused = report.unusedCount
    if let baseline = request.baseline, unused > 0 {
      try console.say(
        "note: of \(visible(baseline.path)) \(counted(unused, "finding")) "
          + "\(unused == 1 ? "is" : "are") no longer found; --write-baseline takes "
          + "\(unused == 1 ? "it" : "them") out")
    }
    if !request.format.isForPeople { try console.say(report.summary) }
  }

  private func sayFailures(of report: CheckReport) throws(CommandFailure) {
    for failure in report.files.compactMap(\.failure) { try say(failure) }
  }

  private func say(_ failure: CommandFailure) throws(CommandFailure) {
    if let text = Reporter(console: console).text(for: failure) { try console.say(text) }
  }

  // MARK: Fixes

  /// Where standard output is for something else, findings go to standard error.
  private var consoleOfErrors: Console {
    Console(
      output: console.errors, errors: console.errors, environment: console.environment,
      coloring: console.coloring)
  }

  private func fix(_ checked: CheckReport) throws(CommandFailure) -> ExitCode {
    var report = checked
    var isWritten = true
    var readsInput = false
    for place in report.files.indices {
      let file = report.files[place]
      if file.path == "-" {
        readsInput = true
        try writeOut(file)
      }
      guard let mended = file.mended else { continue }
      do throws(CommandFailure) {
        if file.path != "-" { try mended.write(console) }
        for line in mended.lines("fixed") { try console.say(line) }
      } catch {
        guard error.exitCode == .environment else { throw error }
        isWritten = false
        try say(error)
        report.files[place] = CheckedFile(path: file.path, outcome: mended.outcomeBefore)
      }
    }
    try show(report, readsInput ? consoleOfErrors : console)
    return isWritten ? report.exitCode(isStrict: request.isStrict) : .environment
  }

  /// The text that standard input gave, mended or as it was.
  private func writeOut(_ file: CheckedFile) throws(CommandFailure) {
    guard let text = file.mended?.after ?? file.source else { return }
    do throws(SystemError) {
      try console.output.write(text.bytes)
    } catch {
      throw console.failure(error, "standard output")
    }
  }

  /// - Returns: how it would end now, as the files are.
  private func showFixes(of report: CheckReport) throws(CommandFailure) -> ExitCode {
    let mended = report.files.compactMap(\.mended)
    for file in mended {
      if let text = file.diff(isColored: console.isColored(console.output)) {
        try console.print(text)
      }
    }
    try show(report, consoleOfErrors)
    let exitCode = report.exitCode(isStrict: request.isStrict)
    let before = CheckReport(
      files: mended.map { CheckedFile(path: $0.path, outcome: $0.outcomeBefore) })
    return exitCode == .success ? before.exitCode(isStrict: request.isStrict) : exitCode
  }

  // MARK: Baseline

  private func writeBaseline(
    _ path: String, _ report: CheckReport
  ) throws(CommandFailure) -> ExitCode {
    let failures = report.files.compactMap(\.failure)
    guard failures.isEmpty else {
      try sayFailures(of: report)
      throw CommandFailure(
        report.exitCode(isStrict: false),
        "'\(visible(path))' is not written, as \(counted(failures.count, "file")) could not be read"
      )
    }
    let file = try OutputFile(path, role: "the baseline")
    var baseline = Baseline(folder: BaselineFile.folder(of: path))
    for checked in report.files {
      let findings = checked.findings?.diagnostics ?? []
      baseline.add(findings, in: realPath(checked.path) ?? checked.path)
    }
    try file.commit(baseline.text)
    try console.print(
      "\(counted(baseline.count, "finding")) of \(counted(report.checkedCount, "file")) "
        + "written to \(visible(path))")
    return .success
  }

  private func notOne(_ report: CheckReport) -> CommandFailure {
    .usage(
      "--format aws answers for one definition, not for \(report.files.count)",
      help: ["--format json is one document for all of them"],
      command: ValidateCommand.syntax.name)
  }
}
