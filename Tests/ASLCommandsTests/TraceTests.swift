import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree
import TestSupport
import Testing

@testable import ASLCommands

/// The trace of an execution, as `asl run` would show it.
private func trace(
  _ execution: ScriptedExecution, _ style: TraceRenderer.Style = .init()
) throws -> String {
  var renderer = TraceRenderer(machine: execution.machine, style: style)
  var lines: [String] = []
  for step in execution.steps {
    switch step {
    case .event(let event): lines += renderer.lines(for: event)
    case .log(let text, let source, let task):
      lines += renderer.lines(forLog: text, from: source, of: task)
    }
  }
  let outcome = try #require(execution.outcome)
  lines += renderer.closing(outcome, real: .milliseconds(1_240))
  return lines.joined(separator: "\n")
}

private func expectTrace(
  _ execution: ScriptedExecution, _ name: String, _ style: TraceRenderer.Style = .init()
) throws {
  let text = try trace(execution, style)
  for line in text.split(separator: "\n") where !style.isColored && !line.contains(" | ") {
    #expect(cellWidth(of: String(line)) <= style.width, "\(line)")
  }
  try expectGolden(text, "trace-\(name).txt")
}

/// The Cause that ECS gives of a task whose container failed.
private let exited = #"""
  {"Containers":[{"Name":"app","ExitCode":1}],"LastStatus":"STOPPED",\#
  "StoppedReason":"Essential container in task exited"}
  """#

private let job = #"""
  {"StartAt": "Prepare", "States": {
    "Prepare": {"Type": "Pass", "Next": "Run Fargate Task"},
    "Run Fargate Task": {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Parameters": {"TaskDefinition": "job"},
      "Retry": [
        {"ErrorEquals": ["ECS.AmazonECSException"], "IntervalSeconds": 60, "MaxAttempts": 10},
        {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 10, "MaxAttempts": 2}],
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Notify Failure"}],
      "Next": "Notify Success"},
    "Notify Success": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
      "Parameters": {"TopicArn": "t", "Message": "done"}, "End": true},
    "Notify Failure": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
      "Parameters": {"TopicArn": "t", "Message": "failed"}, "Next": "Failed"},
    "Failed": {"Type": "Fail", "Error": "JobFailed", "Cause": "The job failed for good."}}}
  """#

@Suite struct TraceTests {
  @Test func retriesShowTheirErrorTheirDelayAndTheAttemptThatSucceeded() throws {
    let execution = try ScriptedExecution(
      job,
      answers: [
        "Run Fargate Task": [
          .error(
            "ECS.AmazonECSException",
            "Rate exceeded. (Service: AmazonECS; Status Code: 400; Error Code: "
              + "ThrottlingException; Request ID: 6d0b2d0e-1c8f; Proxy: null)"),
          .error("States.TaskFailed", exited, after: 4.2, log: ["starting", "no connection"]),
          .ok(after: 3.1, log: ["starting", "done"]),
        ],
        "Notify Success": [.ok(after: 0.04)],
      ])
    try expectTrace(execution, "retry")
    try expectTrace(execution, "retry-color", .init(isColored: true))
    try expectTrace(execution, "retry-verbose", .init(isVerbose: true))
    try expectTrace(execution, "retry-narrow", .init(width: 48))
  }

  @Test func aCaughtErrorShowsWhereItLeads() throws {
    let execution = try ScriptedExecution(
      job,
      answers: [
        "Run Fargate Task": [.error("States.TaskFailed", exited, after: 2)],
        "Notify Failure": [.ok(after: 0.04)],
      ])
    try expectTrace(execution, "caught")
    try expectTrace(execution, "caught-verbose", .init(isVerbose: true))
  }

  @Test func aChoiceShowsItsRule() throws {
    let machine = #"""
      {"StartAt": "Is it retryable?", "States": {
        "Is it retryable?": {"Type": "Choice", "Default": "Give up", "Choices": [
          {"Variable": "$.type", "IsPresent": false, "Next": "Done"},
          {"And": [{"Variable": "$.type", "StringEquals": "retryable"},
            {"Variable": "$.retryCount", "NumericLessThan": 5}], "Next": "Wait a little"}]},
        "Wait a little": {"Type": "Wait", "Seconds": 16, "Next": "Once more"},
        "Once more": {"Type": "Pass", "Result": {"type": "fatal"}, "Next": "Is it retryable?"},
        "Done": {"Type": "Succeed"},
        "Give up": {"Type": "Fail"}}}
      """#
    try expectTrace(
      ScriptedExecution(machine, input: ["type": "retryable", "retryCount": 1]), "choice")
    try expectTrace(ScriptedExecution(machine), "choice-present")
  }

  private static let fan = #"""
    {"StartAt": "Fan out", "States": {
      "Fan out": {"Type": "Parallel", "Branches": [
        {"StartAt": "Charge", "States": {
          "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:charge",
            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1}], "End": true}}},
        {"StartAt": "Each parcel", "States": {
          "Each parcel": {"Type": "Map", "ItemsPath": "$.parcels", "MaxConcurrency": 2,
            "Iterator": {"StartAt": "Pack", "States": {
              "Pack": {"Type": "Pass", "Next": "Ship"},
              "Ship": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Parameters": {"FunctionName": "arn:aws:lambda:us-east-1:1:function:ship"},
                "End": true}}}, "End": true}}}],
        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Refund"}], "Next": "Done"},
      "Refund": {"Type": "Pass", "Next": "Done"},
      "Done": {"Type": "Succeed"}}}
    """#

  @Test func branchesAndIterationsAreIndented() throws {
    let execution = try ScriptedExecution(
      Self.fan, input: ["parcels": [1, 2, 3]],
      answers: [
        "Charge": [.error("Declined", "no funds", after: 0.2), .ok(after: 0.3)],
        "Ship": [.ok(after: 0.5, log: ["label printed"])],
      ])
    try expectTrace(execution, "nested")
  }

  @Test func whatFailsInABranchEndsItsSiblings() throws {
    let execution = try ScriptedExecution(
      Self.fan, input: ["parcels": [1, 2, 3]],
      answers: [
        "Charge": [.never], "Ship[0]": [.ok(after: 0.1)], "Ship[1]": [.ok(after: 2)],
        "Ship[2]": [
          .error("TypeError", #"{"errorMessage":"x is not a function","errorType":"TypeError"}"#)
        ],
      ])
    try expectTrace(execution, "branch-failed")
  }

  private static let list = #"""
    {"StartAt": "Each item", "States": {
      "Each item": {"Type": "Map", "ItemsPath": "$.items", "ToleratedFailurePercentage": 50,
        "ItemProcessor": {"StartAt": "Work", "States": {
          "Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:1:activity:work",
            "End": true}}},
        "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}],
        "Next": "Done"},
      "Done": {"Type": "Succeed"}}}
    """#

  @Test func ofALargeMapOnlyWhatGoesWrongIsShown() throws {
    let items = JSON.array((0..<1_234).map { .integer($0) })
    let answers: [String: [ScriptedExecution.Answer]] = [
      "Work": [.ok(log: ["not shown"])], "Work[7]": [.error("Broken", "item 7")],
      "Work[900]": [.error("Broken", "item 900")],
    ]
    let execution = try ScriptedExecution(Self.list, input: ["items": items], answers: answers)
    try expectTrace(execution, "large-map")
  }

  @Test func aMapThatIsTriedAgainSaysSo() throws {
    let execution = try ScriptedExecution(
      Self.list, input: ["items": ["a", "b"]],
      answers: ["Work": [.error("Broken", "1"), .error("Broken", "2"), .ok()]])
    try expectTrace(execution, "map-retry")
  }

  @Test func anErrorOfTheRuntimeIsToldInFull() throws {
    let machine = #"""
      {"StartAt": "Read", "States": {"Read": {"Type": "Pass", "InputPath": "$.a.b", "End": true}}}
      """#
    try expectTrace(ScriptedExecution(machine, input: ["x": "y"]), "runtime-error")
  }

  @Test func whoStopsAnExecutionSeesWhatItWasDoing() throws {
    let execution = try ScriptedExecution(
      Self.fan, input: ["parcels": [1, 2, 3]],
      answers: ["Charge": [.error("Declined", after: 1)], "Ship": [.never]], stopAfter: 1.5)
    try expectTrace(execution, "stopped")
  }

  @Test func aTimedOutMachineShowsWhatWasCut() throws {
    let machine = #"""
      {"TimeoutSeconds": 900, "StartAt": "Approve", "States": {"Approve": {"Type": "Task",
        "Resource": "arn:aws:states:us-east-1:1:activity:approve", "End": true}}}
      """#
    try expectTrace(ScriptedExecution(machine), "timed-out")
  }
}
