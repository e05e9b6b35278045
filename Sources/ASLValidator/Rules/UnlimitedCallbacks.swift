import ASLModel
public import Diagnostics
import JSONTree

/// A Map that hands out as many task tokens as it has items, all at once.
public enum UnlimitedCallbacks: Rule {
  public static let name: Diagnostic.Rule = "unlimited-callbacks"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A Map without a MaxConcurrency holds a task that waits for a callback.",
    why: """
      Every iteration that may run is started, so whoever answers gets up to 40 tokens at once from \
      an inline Map and up to 10,000 from a distributed one. MaxConcurrency says how many it can take.
      """,
    failing: example(""),
    passing: example("\n\"MaxConcurrency\": 10,"),
    source: "Step Functions guide, \"Map workflow state\"")

  private static func example(_ field: String) -> String {
    Example.state(
      """
      "Type": "Map",\(field)
      "ItemProcessor": {
        "StartAt": "Ask",
        "States": {
          "Ask": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sns:publish.waitForTaskToken",
            "Parameters": {
              "TopicArn": "arn:aws:sns:us-east-1:123456789012:approvals",
              "Message.$": "$$.Task.Token"
            },
            "HeartbeatSeconds": 60,
            "TimeoutSeconds": 3600,
            "End": true
          }
        }
      }
      """)
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard let machine = subject.definition.machine else { return }
    for (state, syntax) in subject.states {
      guard case .map(let map) = state.kind, isUnlimited(map.maxConcurrency),
        let token = map.processor.states.first(where: {
          machine[$0].service?.pattern == .waitForTaskToken
        }),
        let resource = subject.syntax(token).value["Resource"]
      else { continue }
      report.add(
        .unlimited, at: syntax.keyRange, label: "without MaxConcurrency",
        notes: [Diagnostic.Note("waits for a callback", at: resource.range)])
    }
  }

  private static func isUnlimited(_ concurrency: Field<Int>?) -> Bool {
    switch concurrency {
    case nil, .constant(0)?: true
    default: false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let unlimited: Self =
    "this Map hands out as many task tokens at once as it may run iterations"
}
