import ASLModel
public import Diagnostics
import JSONTree

/// A state of an Express workflow that waits for a job, a callback, an activity or a Map Run.
public enum ExpressPattern: Rule {
  public static let name: Diagnostic.Rule = "express-pattern"
  public static let severity = Diagnostic.Severity.error
  public static let awsCode: AWSFinding.Code? = .schemaValidationFailed
  public static let explanation = Explanation(
    "An Express workflow uses .sync, .waitForTaskToken, an activity or a distributed Map.",
    why: """
      Express workflows have the request-response pattern and inline Maps alone: AWS refuses to \
      create them with anything else. Use a Standard workflow, or call it without waiting.
      """,
    failing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Parameters": { "TaskDefinition": "convert" }
      """),
    passing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask",
      "Parameters": { "TaskDefinition": "convert" }
      """),
    source: "Step Functions guide, \"Choosing workflow type\"; recorded answers of the service",
    workflow: .express)

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard subject.workflow == .express else { return }
    for (state, syntax) in subject.states {
      switch state.kind {
      case .task(let task):
        guard let what = refused(task.resource), let resource = syntax.value["Resource"] else {
          continue
        }
        report.add(
          .notInExpress(what), at: resource.range,
          label: "an Express workflow does not wait for this",
          help: ["use a Standard workflow, or the request-response pattern"])
      case .map(let map):
        guard case .distributed = map.mode,
          let mode = syntax.value["ItemProcessor"]?["ProcessorConfig"]?["Mode"]
        else { continue }
        report.add(
          .notInExpress("distributed Maps"), at: mode.range,
          label: "an Express workflow has no Map Runs",
          help: [#"use a Standard workflow, or "Mode": "INLINE""#])
      case .pass, .choice, .wait, .succeed, .fail, .parallel: continue
      }
    }
  }

  private static func refused(_ resource: TaskResource) -> String? {
    switch resource.kind {
    case .lambdaFunction: nil
    case .activity: "activities"
    case .service(let service):
      service.pattern == .requestResponse ? nil : "'.\(service.pattern.rawValue)'"
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func notInExpress(_ what: String) -> Self {
    "Express workflows do not have \(what)"
  }
}
