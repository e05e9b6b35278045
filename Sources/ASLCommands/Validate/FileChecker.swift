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
    let outcome: CheckedFile.Outcome?
    switch found.kind {
    case .unreadable(let failure): outcome = .unreadable(failure)
    case .definition: outcome = self.outcome(of: found.path, check, isCertain: true)
    case .perhaps: outcome = self.outcome(of: found.path, check, isCertain: false)
    }
    return outcome.map { .checked(CheckedFile(path: found.path, outcome: $0)) } ?? .noDefinition
  }

  /// What comes of a file; nil where it is no definition.
  private func outcome(
    of path: String, _ check: DefinitionCheck, isCertain: Bool
  ) -> CheckedFile.Outcome? {
    do throws(CommandFailure) {
      let text = try DefinitionText.read(path, console)
      if !isCertain, !looksLikeDefinition(text.source.bytes) { return nil }
      let findings = text.findings(check)
      return findings.isEmpty ? .clean : .found(FindingsInFile(text.source, findings))
    } catch {
      return .unreadable(error)
    }
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
