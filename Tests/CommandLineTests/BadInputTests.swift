import Foundation
import TestSupport
import Testing

/// Input that cannot be run: nothing is executed, and `Golden/bad` has what a person reads.
@Suite struct BadInputTests {
  struct Case: CustomStringConvertible, Sendable {
    let name: String
    let exitCode: Int
    let files: [String: String]
    let arguments: [String]
    var description: String { name }

    init(_ name: String, exit: Int, _ files: [String: String] = [:], _ arguments: String...) {
      self.name = name
      exitCode = exit
      self.files = files
      self.arguments = ["run"] + (arguments.isEmpty ? ["machine.asl.json"] : arguments)
    }
  }

  private static let machine = "machine.asl.json"

  /// A machine of one state.
  private static func one(_ state: String) -> [String: String] {
    [
      machine: #"""
      {
        "StartAt": "Prepare",
        "States": {
          "Prepare": \#(state)
        }
      }
      """#
    ]
  }

  private static let pass = one(#"{"Type": "Pass", "End": true}"#)
  private static let task = one(
    #"{"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync","#
      + #" "Parameters": {"TaskDefinition": "job"}, "End": true}"#)

  static let definitions: [Case] = [
    Case("definition-no-json", exit: 3, [machine: #"{"StartAt": "Prepare",, "States": {}}"#]),
    Case("definition-empty", exit: 3, [machine: ""]),
    Case(
      "definition-duplicate-key", exit: 3,
      one(#"{"Type": "Pass", "End": true},"# + "\n" + #"    "Prepare": {"Type": "Succeed"}"#)),
    Case(
      "definition-unknown-field", exit: 3, one(#"{"Type": "Pass", "Nxet": "Done", "End": true}"#)),
    Case(
      "definition-missing-target", exit: 3,
      one(#"{"Type": "Pass", "Next": "Chrage"},"# + "\n" + #"    "Charge": {"Type": "Succeed"}"#)),
    Case(
      "definition-bad-path", exit: 3, one(#"{"Type": "Pass", "InputPath": "a.b", "End": true}"#)),
    Case(
      "definition-bad-intrinsic", exit: 3,
      one(#"{"Type": "Pass", "Parameters": {"x.$": "States.Formt('{}', $.a)"}, "End": true}"#)),
    Case(
      "definition-unfilled-placeholder", exit: 3,
      one(#"{"Type": "Wait", "Seconds": ${Delay}, "End": true}"#), machine, "-D", "Delya=3"),
    Case(
      "definition-bad-expression", exit: 3,
      one(
        #"{"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $states.input. %}", "End": true}"#
      )),
    Case("definition-missing-file", exit: 5, pass, "machin.asl.json"),
    Case("definition-is-a-folder", exit: 5, ["folder/x": ""], "folder"),
    Case(
      "substitutions-no-object", exit: 3, pass.merging(["s.json": "[1]"]) { $1 }, machine,
      "--substitutions", "s.json"),
  ]

  static let inputs: [Case] = [
    Case("input-no-json", exit: 3, pass, machine, "--input", #"{"a": 1,}"#),
    Case(
      "input-file-no-json", exit: 3, pass.merging(["in.json": "{\n  \"a\": tru\n}"]) { $1 },
      machine,
      "--input", "in.json"),
    Case(
      "input-missing-file", exit: 5, pass.merging(["order.json": "{}"]) { $1 }, machine,
      "--input", "oder.json"),
    Case("input-bare-number", exit: 5, pass, machine, "--input", "5"),
    Case(
      "input-too-large", exit: 3,
      pass.merging(["in.json": "\"" + String(repeating: "x", count: 262_143) + "\""]) { $1 },
      machine, "--input", "in.json"),
  ]

  static let configurations: [Case] = [
    Case(
      "resources-no-json", exit: 3, task.merging(["r.json": #"{"ecs": }"#]) { $1 }, machine,
      "--resources", "r.json"),
    Case(
      "resources-unknown-key", exit: 3,
      task.merging(["r.json": "{\n  \"lambada\": {}\n}"]) { $1 }, machine, "--resources", "r.json"),
    Case(
      "resources-missing-task-definition", exit: 3,
      task.merging(["r.json": #"{"ecs": {"taskDefinitions": ["job.json"]}}"#]) { $1 }, machine,
      "--resources", "r.json"),
    Case("resources-missing-file", exit: 5, task, machine, "--resources", "r.json"),
    Case("nothing-configured", exit: 3, task),
    Case(
      "engine-not-installed", exit: 5,
      task.merging([
        "r.json":
          #"{"ecs": {"backend": "container", "engine": "podman", "taskDefinitions": "#
          + #"[{"family": "job", "containerDefinitions": [{"name": "app", "image": "busybox"}]}]}}"#
      ]) { $1 }, machine, "--resources", "r.json"),
    Case(
      "mocks-no-json", exit: 3, task.merging(["m.json": "{"]) { $1 }, machine, "--mocks", "m.json",
      "--test-case", "A"),
    Case(
      "mocks-wrong", exit: 3,
      task.merging([
        "m.json":
          #"{"StateMachines": {"m": {"TestCases": {"A": {"Prepare": "Okay"}}}}, "MockedResponses": {"Ok": {}}}"#
      ]) { $1 }, machine, "--mocks", "m.json", "--test-case", "A"),
    Case(
      "mocks-other-machine", exit: 3,
      task.merging(["m.json": mocks("Prepar")]) { $1 }, machine, "--mocks", "m.json",
      "--test-case", "Good"),
    Case(
      "mocks-no-such-case", exit: 2, task.merging(["m.json": mocks("Prepare")]) { $1 }, machine,
      "--mocks", "m.json", "--test-case", "Goood"),
  ]

  private static func mocks(_ state: String) -> String {
    #"{"StateMachines": {"m": {"TestCases": {"Good": {"\#(state)": "Ok"}}}},"#
      + #" "MockedResponses": {"Ok": {"0": {"Return": {}}}}}"#
  }

  static let options: [Case] = [
    Case("option-test-case-alone", exit: 2, pass, machine, "--test-case", "A"),
    Case("option-define", exit: 2, pass, machine, "-D", "Delay"),
    Case("option-limits", exit: 2, pass, machine, "--limits", "history-event=3"),
    Case("option-limits-value", exit: 2, pass, machine, "--limits", "history-events=none"),
    Case("option-clock", exit: 2, pass, machine, "--clock", "fast"),
    Case("option-seed", exit: 2, pass, machine, "--seed", "-1"),
    Case("option-start-time", exit: 2, pass, machine, "--start-time", "tomorrow"),
    Case("option-name", exit: 2, pass, machine, "--name", "a b"),
    Case("option-stdin-twice", exit: 2, pass, "-", "--input", "-"),
    Case("option-json-and-history", exit: 2, pass, machine, "--json", "--history", "-"),
    Case("history-no-folder", exit: 5, pass, machine, "--history", "no/such/folder/h.json"),
    Case(
      "history-is-a-folder", exit: 5, pass.merging(["h/x": ""]) { $1 }, machine, "--history", "h"),
  ]

  @Test(arguments: definitions + inputs + configurations + options)
  func saysWhatIsWrong(_ bad: Case) async throws {
    let folder = try Scratch(bad.files)
    var environment: [String: String] = [:]
    if bad.name == "engine-not-installed" { environment["PATH"] = "/nowhere" }
    let files = try folder.files
    let run = try Run(bad.arguments, in: folder.url, environment: environment)
    let result = try await run.result()
    #expect(result.exitCode == bad.exitCode)
    #expect(result.output.isEmpty)
    #expect(try folder.files == files, "nothing is left behind")
    let text = result.errors.replacing(folder.url.path, with: "/folder")
    try expectGolden(String(text.dropLast()), "bad/\(bad.name).txt")
  }
}
