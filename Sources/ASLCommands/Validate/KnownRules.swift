import ASLValidator
import Diagnostics

/// Every rule by its name.
let knownRules: [Diagnostic.Rule: any Rule.Type] = Dictionary(
  uniqueKeysWithValues: allRules.map { ($0.name, $0) })

/// The names of all rules, sorted.
let ruleNames: [String] = allRules.map { $0.name.name }

/// The rule of a name; of another name a failure that says which one is near.
func rule(named name: String, command: String?) throws(CommandFailure) -> any Rule.Type {
  if let rule = knownRules[Diagnostic.Rule(name)] { return rule }
  let near = nearestName(to: name, among: ruleNames)
  throw .usage(
    "there is no rule '\(visible(name))'",
    help: didYouMean(near) + ["'asl explain' lists all rules"], command: command)
}

extension Diagnostic {
  /// The code that AWS reports for it, where it checks the same.
  var awsCode: AWSFinding.Code? { aws?.code ?? knownRules[rule]?.awsCode }
}
