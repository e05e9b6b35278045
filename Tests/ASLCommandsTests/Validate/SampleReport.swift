import ASLModel
import ASLValidator
import Diagnostics

@testable import ASLCommands

/// What `asl validate` finds in a few files, with all that a format has to write.
enum SampleReport {
  /// Findings with fixes, related places, several lines, and characters of each width.
  static let order = #"""
    {
      "StartAt": "Prepare",
      "States": {
        "Prepare": { "Type": "Pass", "Comment": "Größe 😀", "Next": "Chrage" },
        "Charge": {
          "Type": "Parallel",
          "Branches": [
            {
              "StartAt": "a/b~c",
              "States": { "a/b~c": { "Type": "Pass", "Comment": "x", "Comment": "y", "End": true } }
            }
          ],
          "Retry": [ { "ErrorEquals": ["States.Timedout", "States.Timedout"] } ],
          "Next": "Done"
        },
        "Done": { "Type": "Succeed" },
        "Wait": {
          "Type": "Wait", "Seconds": {
            "a": 1
          },
          "End": true
        }
      }
    }
    """#

  static let report = CheckReport(
    files: [
      found("workflows/order 1%.asl.json", order),
      CheckedFile(path: "./clean.asl.json", outcome: .clean),
      found(
        "/elsewhere/warning,<&>\u{7}.json",
        #"{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": "$.a", "End": true}}}"#),
      CheckedFile(
        path: "../gone.asl.json",
        outcome: .unreadable(
          CommandFailure(.environment, "cannot read the definition '../gone.asl.json': 5% gone"))),
      found("-", #"{"StartAt": "A", "States": {}}"#),
    ])

  /// Checks nothing but what the files above are about, so that a new rule changes nothing here.
  private static let validator = Validator(
    choices: Dictionary(
      uniqueKeysWithValues: allRules.filter { $0.hasWarnings }.map { rule in
        (rule.name, ["static-result", "unknown-error-name"].contains(rule.name))
      }))

  private static func found(_ path: String, _ text: String) -> CheckedFile {
    let source = SourceText(name: path == "-" ? "standard input" : path, text)
    let findings = validator.findings(in: Definition(reading: source))
    return CheckedFile(path: path, outcome: .found(FindingsInFile(source, findings)))
  }
}
