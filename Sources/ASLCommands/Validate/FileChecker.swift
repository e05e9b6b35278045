import ASLValidator
import Diagnostics

/// Finds the files that a command line names, and checks each.
struct FileChecker {
  private let request: ValidateRequest
  private let console: Console
  private var settings: SettingsLookup
  /// For all files that no settings hold for.
  private let plainCheck: DefinitionCheck

  init(_ request: ValidateRequest, _ console: Console) {
    self.request = request
    self.console = console
    settings = SettingsLookup(console: console)
    plainCheck = request.check(in: RuleSettings())
  }

  /// - Throws: what is wrong with the settings of a project.
  mutating func report(on operands: [String]) throws(CommandFailure) -> CheckReport {
    var finder = DefinitionFinder()
    for operand in operands { finder.add(operand) }
    var report = CheckReport()
    var isFruitful = operands.indices.map { finder.repeated.contains($0) }
    for found in finder.found {
      switch try check(found) {
      case .checked(let file): report.files.append(file)
      case .ignored: report.ignoredCount += 1
      case .noDefinition: continue
      }
      isFruitful[found.operand] = true
    }
    for (operand, isFruitful) in zip(operands, isFruitful) where !isFruitful {
      report.files.append(CheckedFile(path: operand, outcome: .unreadable(.fruitless(operand))))
    }
    return report
  }

  private enum Result {
    case checked(CheckedFile)
    case ignored
    case noDefinition
  }

  private mutating func check(_ found: DefinitionFinder.Found) throws(CommandFailure) -> Result {
    var check = plainCheck
    if let (settings, path) = try settings.settings(for: found.path) {
      if settings.ignores(path) { return .ignored }
      check = request.check(in: settings.rules(for: path))
    }
    let file: CheckedFile?
    switch found.kind {
    case .unreadable(let failure):
      file = CheckedFile(path: found.path, outcome: .unreadable(failure))
    case .definition: file = self.file(found.path, check, isCertain: true)
    case .perhaps: file = self.file(found.path, check, isCertain: false)
    }
    return file.map { .checked($0) } ?? .noDefinition
  }

  /// What comes of a file; nil where it is no definition.
  private func file(
    _ path: String, _ check: DefinitionCheck, isCertain: Bool
  ) -> CheckedFile? {
    do throws(CommandFailure) {
      let text = try DefinitionText.read(path, console)
      if !isCertain, !looksLikeDefinition(text.source.bytes) { return nil }
      return checked(path, text, check)
    } catch {
      return CheckedFile(path: path, outcome: .unreadable(error))
    }
  }

  private func checked(
    _ path: String, _ text: DefinitionText, _ check: DefinitionCheck
  ) -> CheckedFile {
    let known = KnownFindings(request.baseline?.baseline, path)
    if request.action.mends, case .text(let source) = text {
      let outcome = Fixer { known.unknown(DefinitionText.text($0).findings(check)) }.fix(source)
      return CheckedFile(path: path, fixing: source, outcome)
    }
    let findings = text.findings(check)
    let unknown = known.unknown(findings)
    var file = CheckedFile(path: path, outcome: .init(text.source, unknown))
    if request.lowestSeverity == .information { file.unusedCount = known.unusedCount(findings) }
    return file
  }
}

/// The part of a baseline that is of one file.
private struct KnownFindings {
  private let baseline: Baseline?
  private let file: String

  init(_ baseline: Baseline?, _ path: String) {
    self.baseline = baseline
    // Nobody needs to know where a file is, where there is no baseline.
    file = baseline == nil || path == "-" ? path : realPath(path) ?? path
  }

  func unknown(_ findings: [Diagnostic]) -> [Diagnostic] {
    baseline?.compared(with: findings, in: file).unknown ?? findings
  }

  func unusedCount(_ findings: [Diagnostic]) -> Int {
    baseline?.compared(with: findings, in: file).unusedCount ?? 0
  }
}

extension CheckedFile.Outcome {
  fileprivate init(_ source: SourceText, _ findings: [Diagnostic]) {
    self = findings.isEmpty ? .clean : .found(FindingsInFile(source, findings))
  }
}

extension CheckedFile {
  /// A file whose fixes were made, before it is written.
  fileprivate init(path: String, fixing source: SourceText, _ outcome: Fixer.Outcome) {
    self.init(path: path, outcome: .init(outcome.source, outcome.findings))
    self.source = path == "-" ? source : nil
    guard !outcome.fixed.isEmpty else { return }
    mended = MendedFile(
      path: path, before: source, after: outcome.source, fixed: outcome.fixed,
      findingsBefore: outcome.before)
  }
}

extension CommandFailure {
  /// An operand leads to no definition.
  fileprivate static func fruitless(_ operand: String) -> CommandFailure {
    let word = visible(operand)
    if PathPattern.isPattern(operand) {
      return CommandFailure(.usage, "the pattern '\(word)' leads to no definition")
    }
    return CommandFailure(
      .usage, "there is no definition in '\(word)'",
      help: ["definitions are files *.asl.json, and *.json with StartAt and States"])
  }
}
