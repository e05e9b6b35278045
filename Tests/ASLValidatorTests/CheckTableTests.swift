import ASLValidator
import Diagnostics
import Testing

/// Everything that definitions are checked for, and the rules that do it.
struct CheckTableTests {
  @Test func everyCheckHasARule() {
    #expect(checks.map(\.number) == Array(1...96))
    let names = Set(allRules.map { $0.name.name })
    for check in checks {
      #expect(!check.rules.isEmpty || !check.instead.isEmpty, "\(check.number)")
      for rule in check.rules { #expect(names.contains(rule), "\(check.number): \(rule)") }
    }
  }

  @Test func everyRuleIsOneOfTheChecks() {
    let aboutComments: Set = ["useless-ignore"]
    let listed = Set(checks.flatMap(\.rules)).union(aboutComments)
    for rule in allRules {
      let name: String = rule.name.name
      #expect(listed.contains(name), "\(name)")
    }
  }
}

/// One thing to check; the numbers only tell whether one was forgotten.
private struct Check {
  let number: Int
  let what: String
  let rules: [String]
  /// Where no rule checks it: what does, or why not.
  let instead: String

  init(_ number: Int, _ what: String, _ rules: String..., instead: String = "") {
    self.number = number
    self.what = what
    self.rules = rules
    self.instead = instead
  }
}

private let checks: [Check] = refused + accepted

/// What AWS or another validator refuses or warns of.
private let refused = [
  Check(1, "the text is JSON, and an object", "invalid-json", "wrong-type"),
  Check(2, "a name twice in one object", "duplicate-key"),
  Check(3, "StartAt and States", "missing-field"),
  Check(4, "States that are empty", "empty-list"),
  Check(5, "unknown fields at the top", "unknown-field"),
  Check(6, "Version", "unknown-value"),
  Check(7, "TimeoutSeconds", "out-of-range", "wrong-type"),
  Check(8, "QueryLanguage", "unknown-value"),
  Check(9, "a JSONPath state in a JSONata machine", "jsonpath-in-jsonata"),
  Check(10, "QueryLanguage in a branch or processor", "unknown-field"),
  Check(11, "the language of nested states", "wrong-query-language"),
  Check(12, "Type", "missing-field", "unknown-value"),
  Check(13, "fields of other types of states", "unknown-field"),
  Check(14, "fields of the other language", "wrong-query-language"),
  Check(15, "the length of state names", "state-name"),
  Check(16, "state names that stand twice", "duplicate-state-name"),
  Check(17, "transitions to nowhere", "missing-target"),
  Check(18, "states that nothing refers to", "unreachable-state"),
  Check(19, "states that are never reached", "unreachable-island"),
  Check(20, "a terminal state", "no-terminal-state"),
  Check(21, "Next or End", "missing-field", "conflicting-fields", "unknown-value"),
  Check(22, "Choices", "missing-field", "empty-list"),
  Check(23, "one comparison in a rule", "choice-operator"),
  Check(24, "operands of comparisons", "wrong-type", "bad-timestamp"),
  Check(25, "And, Or and Not", "empty-list", "wrong-type", "unknown-field"),
  Check(26, "Variable and operands with Path", "bad-path"),
  Check(27, "Condition", "missing-field", "wrong-type"),
  Check(28, "Retry and Catch", "wrong-type", "missing-field", "empty-list"),
  Check(29, "fields of Retriers and Catchers", "unknown-field"),
  Check(30, "States.ALL", "states-all"),
  Check(31, "numbers of Retriers", "out-of-range", "unknown-value"),
  Check(32, "Resource", "missing-field", "wrong-type"),
  Check(33, "a Resource that is an ARN", "bad-resource"),
  Check(34, "a Resource of an integration that exists", "unknown-integration"),
  Check(35, "what Express does not have", "express-pattern"),
  Check(36, "a field and its form with Path", "conflicting-fields"),
  Check(37, "a heartbeat below the timeout", "heartbeat-not-below-timeout"),
  Check(38, "Credentials", "missing-field", "wrong-type"),
  Check(39, "one duration of a Wait", "missing-field", "conflicting-fields"),
  Check(40, "Seconds and Timestamp", "out-of-range", "bad-timestamp"),
  Check(41, "Branches", "empty-list", "wrong-type", "missing-field"),
  Check(42, "ItemProcessor and ItemSelector", "conflicting-fields", "missing-field"),
  Check(43, "ProcessorConfig", "unknown-value", "missing-field"),
  Check(44, "numbers of Maps", "out-of-range"),
  Check(45, "paths of Maps", "bad-path"),
  Check(46, "ItemReader and ResultWriter", "missing-field", "unknown-value", "unknown-field"),
  Check(47, "Label", "bad-label", "duplicate-label"),
  Check(48, "too deep nesting", "invalid-json"),
  Check(49, "InputPath and OutputPath", "bad-path", "unreadable-path"),
  Check(50, "ResultPath", "bad-path"),
  Check(51, "fields that end in .$", "bad-path"),
  Check(52, "x and x.$ together", "conflicting-fields"),
  Check(53, "intrinsic functions", "unknown-intrinsic", "bad-intrinsic"),
  Check(54, "types of intrinsic functions' arguments", "intrinsic-arguments"),
  Check(55, "ErrorPath and CausePath", "wrong-type", "bad-path"),
  Check(56, "{% and %}", "jsonata-delimiters"),
  Check(57, "JSONata that can be read", "bad-jsonata"),
  Check(58, "$, $$ and bare names", "unsupported-jsonata"),
  Check(59, "$states.result and $states.errorOutput", "unavailable-states-field"),
  Check(60, "names of variables", "bad-variable-name", "unknown-field"),
  Check(61, "variables that nothing assigned", "unassigned-variable"),
  Check(62, "a path under a name without .$", "missing-dollar"),
  Check(63, "a path in a field without Path", "path-without-path"),
  Check(64, "a path in a Result", "static-result"),
]

/// What AWS accepts.
private let accepted = [
  Check(65, "where in the file JSONata is wrong", "bad-jsonata"),
  Check(66, "where in the file a path or call is wrong", "bad-path", "intrinsic-arguments"),
  Check(
    67, "JSONata that fails when it is run", "unknown-function", "function-arguments",
    "unknown-states-field", "unknown-context-field", "unavailable-context-field",
    "unsupported-jsonata"),
  Check(
    68, "variables", "unassigned-variable", "unused-variable", "shadowed-variable"),
  Check(69, "a variable set beside its reader", "stale-variable"),
  Check(70, "paths that can never exist", "impossible-path"),
  Check(71, "types that are known", "mistyped-value", "cause-not-json"),
  Check(72, "Catchers never used", "dead-catcher", "repeated-error-name"),
  Check(73, "Retriers never used", "dead-retrier", "uncatchable-error"),
  Check(74, "unknown errors", "unknown-error-name"),
  Check(75, "loops", "unchanging-loop", "loop-without-wait"),
  Check(76, "no way to an end", "no-way-to-end"),
  Check(77, "no TimeoutSeconds", "missing-timeout"),
  Check(78, "no HeartbeatSeconds", "missing-heartbeat"),
  Check(79, "a task token that is not passed on", "missing-task-token"),
  Check(80, "transient errors of Lambda", "missing-lambda-retry"),
  Check(81, "no Default", "missing-default"),
  Check(82, "rules never taken", "repeated-choice-rule", "contradictory-condition"),
  Check(83, "paths that may be absent", "unguarded-comparison"),
  Check(84, "services, actions, patterns", "unknown-integration"),
  Check(85, "parameters", "unknown-parameter", "missing-parameter"),
  Check(86, "errors of other services", "error-of-another-service"),
  Check(
    87, "ARNs", "mixed-regions", "mixed-partitions", "incomplete-arn", "latest-qualifier",
    "arn-of-another-service"),
  Check(88, "sizes", "large-literal", "large-definition"),
  Check(89, "five minutes", "express-too-long", "express-child-pattern"),
  Check(90, "modes of Maps", "express-pattern", "express-child-pattern", "inline-map-field"),
  Check(91, "how many at a time", "inline-concurrency", "unlimited-callbacks"),
  Check(92, "old names", "deprecated-field"),
  Check(93, "input that a later state misses", "lost-input"),
  Check(94, "secrets and accounts", "secret-literal", "hard-coded-account"),
  Check(95, "placeholders", "unfilled-placeholder", "unterminated-placeholder"),
  Check(
    96, "definitions inside other files",
    instead: "files are read by the command, not by the rules"),
]
