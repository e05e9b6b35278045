import ASLValidator
import Diagnostics
import TestSupport
import Testing

@testable import ASLCommands

@Suite struct ExplainTests {
  @Test(arguments: allRules.map { $0.name.name })
  func theTextOfARuleFitsATerminal(_ name: String) async throws {
    let ran = await Ran(["explain", name])
    #expect(ran.status == .exit(.success) && ran.errors.isEmpty)
    // The example and what is found in it are as wide as they are.
    let text = ran.output.split(separator: "\n")
      .filter { !$0.hasPrefix(" ") && !$0.contains("[\(name)]: ") }
    for line in text { #expect(cellWidth(of: String(line)) <= 80, "\(line)") }
    #expect(ran.output.contains("[\(name)]: "))
  }

  @Test func aRuleIsExplainedAsItWasReviewed() async throws {
    try expectGolden(await Ran(["explain", "dead-retrier"]).output, "explain-rule.txt")
    try expectGolden(
      await Ran(["explain", "express-pattern", "--color", "always"]).output,
      "explain-rule-color.txt")
  }

  @Test func allRulesAreListed() async throws {
    let ran = await Ran(["explain"])
    #expect(ran.status == .exit(.success))
    for rule in allRules { #expect(ran.output.contains("\n  \(rule.name.name) ")) }
    for line in ran.output.split(separator: "\n") { #expect(cellWidth(of: String(line)) <= 80) }
    let names = await Ran(["explain", "--names"])
    #expect(names.output == allRules.map { "\($0.name.name)\n" }.joined())
  }

  @Test func aCodeOfAWSLeadsToItsRules() async {
    let ran = await Ran(["explain", "MISSING_TRANSITION_TARGET"])
    #expect(ran.status == .exit(.success))
    for name in ["missing-target", "unreachable-state"] { #expect(ran.output.contains(name)) }
    #expect(!ran.output.contains("dead-retrier"))
    #expect(await Ran(["explain", "missing_transition_target"]).output == ran.output)
  }

  @Test func anUnknownNameLeadsToTheNearest() async {
    let rule = await Ran(["explain", "dead-retrir"])
    #expect(rule.status == .exit(.usage))
    #expect(
      rule.errors.hasPrefix(
        "error: there is no rule 'dead-retrir'\n  = help: did you mean 'dead-retrier'?\n"))
    let code = await Ran(["explain", "MISSING_TRANSITION_TARGTE"])
    #expect(code.errors.contains("did you mean 'MISSING_TRANSITION_TARGET'?"))
    #expect(await Ran(["explain", "Dead-Retrier"]).status == .exit(.success))
  }
}
