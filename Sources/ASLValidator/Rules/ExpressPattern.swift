import ASLModel
public import Diagnostics
import JSONTree

/// A Task of an Express workflow that waits for a job, a callback or an activity.
public enum ExpressPattern: Rule {
  public static let name: Diagnostic.Rule = "express-pattern"
  public static let severity = Diagnostic.Severity.error
  public static let awsCode: AWSFinding.Code? = .schemaValidationFailed
  public static let explanation = Explanation(
    "An Express workflow uses .sync, .waitForTaskToken or an activity.",
    why: """
      Express workflows have the request-response pattern alone: AWS refuses to create them with any \
      other. Use a Standard workflow, or call it without waiting.
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
      guard case .task(let task) = state.kind, let what = refused(task.resource),
        let resource = syntax.value["Resource"]
      else { continue }
      report.add(
        .notInExpress(what), at: resource.range,
        label: "an Express workflow does not wait for this",
        help: ["use a Standard workflow, or the request-response pattern"])
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
