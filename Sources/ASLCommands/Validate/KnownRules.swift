import ASLValidator
import Diagnostics

/// Every rule by its name.
let knownRules: [Diagnostic.Rule: any Rule.Type] = Dictionary(
  uniqueKeysWithValues: allRules.map { ($0.name, $0) })

/// The names of all rules, sorted.
let ruleNames: [String] = allRules.map { $0.name.name }

/// Says which rule is near to a name that none has.
///
/// - Parameter others: what may have been meant besides rules.
func unknownRule(
  _ name: String, alsoAmong others: [String] = [], command: String?
) -> CommandFailure {
  .usage(
    "there is no rule '\(visible(name))'",
    help: didYouMean(nearestName(to: name, among: ruleNames + others))
      + ["'asl explain' lists all rules"], command: command)
}

extension Diagnostic {
  /// The code that AWS reports for it, where it checks the same.
  var awsCode: AWSFinding.Code? { aws?.code ?? knownRules[rule]?.awsCode }
}
