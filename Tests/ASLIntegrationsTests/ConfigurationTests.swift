import ASLModel
import Diagnostics
import Foundation
import JSONTree
import TestSupport
import Testing

@testable import ASLIntegrations

@Suite struct GlobTests {
  @Test(arguments: [
    ("*", "", true), ("*", "abc", true), ("a?c", "abc", true), ("a?c", "ac", false),
    ("a*c", "abbbc", true), ("a*c*e", "abcdcde", true), ("a*c", "abd", false), ("abc", "abc", true),
    ("arn:aws:lambda:*:*:function:x-*", "arn:aws:lambda:eu-west-1:1:function:x-y", true),
    ("*a*a*a*a*b", String(repeating: "a", count: 5_000), false), ("é?", "éß", true),
  ])
  func aPatternMatches(pattern: String, name: String, expected: Bool) {
    #expect(Glob(pattern).matches(name) == expected)
  }

  @Test(arguments: [
    ("order-check", "exact"), ("order-list", "prefix"), ("other", "any"),
    ("order-check-2", "longer"),
  ])
  func theMostSpecificPatternWins(name: String, expected: String) {
    let table = GlobTable([
      (Glob("*"), "any"), (Glob("order-*"), "prefix"), (Glob("order-check"), "exact"),
      (Glob("order-check?*"), "longer"), (Glob("arn:*"), "arn"),
    ])
    #expect(table.value(names: [name], arns: []) == expected)
  }

  @Test func aPatternThatBeginsWithARNIsComparedWithTheARN() {
    let table = GlobTable([(Glob("arn:aws:lambda:*:function:f:live"), "live"), (Glob("f"), "name")])
    let reference = FunctionReference(
      "arn:aws:lambda:us-east-1:1:function:f:live", in: AccountIdentity())
    #expect(reference.value(in: table) == "name")
    let other = FunctionReference(
      "arn:aws:lambda:us-east-1:1:function:g:live", in: AccountIdentity())
    #expect(other.value(in: GlobTable([(Glob("arn:aws:lambda:*:live"), 1)])) == 1)
  }

  @Test(arguments: [
    ("f", "f", nil), ("f:2", "f", "2"), ("123456789012:function:f", "f", nil),
    ("arn:aws:lambda:us-east-1:1:function:f:live", "f", "live"),
  ])
  func aFunctionIsNamedInManyWays(text: String, name: String, qualifier: String?) {
    let reference = FunctionReference(text, in: AccountIdentity())
    #expect(reference.name == name)
    #expect(reference.qualifier == qualifier)
  }
}

@Suite struct ResourceConfigurationTests {
  /// The text of a resources file, with the place of its error marked, and the message there.
  static let errors: [(text: String, message: String, help: String?)] = [
    (#"{"lamda⟦⟧": 1}"#, "has no key \"lamda\"", nil),
    (#"{"$schema": ⟦1⟧}"#, "\"$schema\" must be a string, not number", nil),
    (#"{⟦"lamda"⟧: {}}"#, "the resources file has no key \"lamda\"", "did you mean \"lambda\"?"),
    (#"{"lambda": ⟦[]⟧}"#, "\"lambda\" must be an object, not array", nil),
    (#"{"lambda": {"f": ⟦{}⟧}}"#, "needs one of the keys \"handler\", \"command\", \"url\"", nil),
    (
      #"{"lambda": {"f": ⟦{"url": "http://x", "command": ["sh"]}⟧}}"#, "of which only one can be",
      nil
    ),
    (
      #"{"lambda": {"f": {"url": "http://x", ⟦"timeout"⟧: 3}}}"#, "has no key \"timeout\"",
      "known keys: \"url\""
    ),
    (#"{"lambda": {"f": {"url": ⟦"ftp://x"⟧}}}"#, "no http or https URL", nil),
    (
      #"{"lambda": {"f": {"handler": ⟦"src/missing.handler"⟧, "runtime": "python"}}}"#,
      "the handler's file does not exist",
      #"looked for "src/missing.py", "src/missing/__init__.py""#
    ),
    (
      #"{"lambda": {"f": {"handler": ⟦"handler"⟧, "runtime": "python"}}}"#,
      "\"handler\" is no handler",
      nil
    ),
    (
      #"{"lambda": {"f": {"handler": "a.b", "runtime": ⟦"nodejs20.x"⟧}}}"#,
      "\"nodejs20.x\" is no runtime", "did you mean \"nodejs\"?"
    ),
    (#"{"lambda": {"f": ⟦{"handler": "a.b"}⟧}}"#, "needs \"runtime\"", nil),
    (#"{"lambda": {"f": {"command": ⟦[]⟧}}}"#, "must begin with a program", nil),
    (#"{"lambda": {"f": {"command": ⟦["./none"]⟧}}}"#, "the program \"./none\" is not there", nil),
    (#"{"lambda": {"f": {"command": ["sh", ⟦1⟧]}}}"#, "must be a string, not number", nil),
    (
      #"{"lambda": {"f": {"command": ["sh"], "timeoutSeconds": ⟦0⟧}}}"#, "must be from 1 to 900",
      nil
    ),
    (#"{"ecs": ⟦{}⟧}"#, "\"ecs\" needs \"taskDefinitions\"", nil),
    (#"{"ecs": {"taskDefinitions": [⟦"none.json"⟧]}}"#, "\"none.json\" cannot be read", nil),
    (
      #"{"ecs": {"backend": ⟦"proces"⟧, "taskDefinitions": []}}"#, "\"proces\" is no backend",
      "did you mean \"process\"?"
    ),
    (#"{"ecs": {"taskDefinitions": [⟦{"containerDefinitions": []}⟧]}}"#, "needs \"family\"", nil),
    (
      #"{"ecs": {"taskDefinitions": [{"family": "f", "containerDefinitions": [{"name": "c", ⟦"entrypoint"⟧: []}]}]}}"#,
      "has no key \"entrypoint\"", "did you mean \"entryPoint\"?"
    ),
    (#"{"sns": {"t": {"trace": ⟦false⟧}}}"#, "\"trace\" can only be true", nil),
    (#"{"s3": {"b": ⟦{}⟧}}"#, "the bucket \"b\" needs \"directory\"", nil),
    (#"{"s3": {"b": {⟦"folder"⟧: "."}}}"#, "has no key \"folder\"", "known keys: \"directory\""),
    (#"{"s3": {"b": {"directory": ⟦"none"⟧}}}"#, "the folder \"none\" does not exist", nil),
    (#"{"s3": {"b": {"directory": ⟦7⟧}}}"#, "\"directory\" must be a string, not number", nil),
    (#"{"s3": ⟦["b"]⟧}"#, "\"s3\" must be an object, not array", nil),
    (#"{"stateMachines": {"m": ⟦{}⟧}}"#, "the state machine \"m\" needs \"definition\"", nil),
    (
      #"{"stateMachines": {"m": {"definition": ⟦"none.asl.json"⟧}}}"#,
      "the definition \"none.asl.json\" cannot be read", nil
    ),
    (#"{"stateMachines": {"m": {"definition": ⟦7⟧}}}"#, "must be a string, not number", nil),
    (
      #"{"stateMachines": {"m": {"definition": "m.asl.json", "type": ⟦"FAST"⟧}}}"#,
      "\"FAST\" is no type; it is one of \"STANDARD\", \"EXPRESS\"", nil
    ),
    (#"{"tasks": {⟦"sqs"⟧: {"command": ["sh"]}}}"#, "\"sqs\" names no action", nil),
    (#"{"tasks": {"sqs:sendMessage": ⟦{}⟧}}"#, "needs \"command\"", nil),
    (
      #"{"tasks": {"sqs:sendMessage": {"command": ["sh"], ⟦"timeoutSeconds"⟧: 1}}}"#,
      "has no key \"timeoutSeconds\"", nil
    ),
    (#"{"tasks": {"*": {"command": ⟦["./none"]⟧}}}"#, "the program \"./none\" is not there", nil),
    (#"{"sns": {}, ⟦"sns"⟧: {}}"#, "the key \"sns\" stands twice", nil),
    (#"{"sns": ⟦"#, "not JSON", nil),
  ]

  @Test(arguments: errors.dropFirst())
  func aWrongValueIsReportedAtItsPlace(text: String, message: String, help: String?) throws {
    let marked = MarkedText(text)
    let folder = try TestFolder()
    let reading = ResourceConfiguration.read(
      SourceText(name: "resources.json", marked.text), directory: folder.path)
    let diagnostic = try #require(reading.problems.first?.diagnostics.first)
    #expect(!reading.isValid)
    #expect(diagnostic.message.text.contains(message), "\(diagnostic.message.text)")
    if let range = marked.ranges.first, range.count > 0 { #expect(diagnostic.range == range) }
    if let help { #expect(diagnostic.help.contains(help), "\(diagnostic.help)") }
  }

  @Test func everyProblemIsReported() throws {
    let folder = try TestFolder()
    let text = #"{"x": 1, "sns": {"a": {}, "b": {"file": 1}}, "ecs": {"backend": 1}}"#
    let reading = ResourceConfiguration.read(
      SourceText(name: "r", text), directory: folder.path)
    #expect(reading.problems.first?.diagnostics.count == 5)
  }

  @Test func pathsAreRelativeToTheFile() throws {
    let folder = try TestFolder()
    try folder.write("src/app.py", "")
    try folder.write("fn", "#!/bin/sh\n", executable: true)
    let configuration = try folder.configuration(
      #"""
      {"lambda": {
         "a": {"handler": "src/app.handler", "runtime": "python"},
         "b": {"command": ["./fn", "x"], "workingDirectory": "."}},
       "sns": {"t": {"file": "out/t.jsonl"}}}
      """#)
    guard case .handler(let handler) = configuration.functions.value(names: ["a"]),
      case .command(let command) = configuration.functions.value(names: ["b"])
    else {
      Issue.record("other backends")
      return
    }
    #expect(handler.workingDirectory == folder.path)
    #expect(handler.module == "src/app")
    #expect(handler.timeoutSeconds == 3)
    #expect(command.command == ["\(folder.path)/fn", "x"])
    #expect(configuration.topics?.value(names: ["t"]) == .file("\(folder.path)/out/t.jsonl"))
  }

  @Test func aProblemInATaskDefinitionFileIsReportedInThatFile() throws {
    let folder = try TestFolder()
    try folder.write("task.json", #"{"family": "f", "containerDefinitions": [{"image": "i"}]}"#)
    let reading = ResourceConfiguration.read(
      SourceText(name: "r", #"{"ecs": {"taskDefinitions": ["task.json"]}}"#),
      directory: folder.path)
    #expect(reading.problems.map(\.source.name) == ["\(folder.path)/task.json"])
    #expect(
      reading.problems.first?.diagnostics.first?.message
        == "a container definition needs \"name\"")
  }

  @Test func aTaskDefinitionIsReadAsDescribeTaskDefinitionPrintsIt() throws {
    let folder = try TestFolder()
    try folder.write(
      "task.json",
      #"""
      {"taskDefinition": {"taskDefinitionArn": "arn:aws:ecs:eu-west-1:1:task-definition/f:7",
        "family": "f", "revision": 7, "status": "ACTIVE", "cpu": "512",
        "runtimePlatform": {"cpuArchitecture": "ARM64"},
        "containerDefinitions": [{"name": "a", "image": "i", "dependsOn":
          [{"containerName": "b", "condition": "SUCCESS"}]}, {"name": "b", "essential": false}]},
       "tags": []}
      """#)
    let configuration = try folder.configuration(#"{"ecs": {"taskDefinitions": ["task.json"]}}"#)
    let definition = try #require(configuration.containers?.taskDefinitions.first)
    #expect(definition.cpuArchitecture == "ARM64")
    for name in ["f", "f:7", "arn:aws:ecs:eu-west-1:1:task-definition/f:7", "x/f"] {
      #expect(definition.isNamed(name), "\(name)")
    }
    for name in ["f:8", "g", "arn:aws:ecs:eu-west-1:1:task-definition/f:8"] {
      #expect(!definition.isNamed(name), "\(name)")
    }
  }

  @Test(arguments: [
    (#"[{"containerName": "c", "condition": "START"}]"#, "which is no container"),
    (#"[{"containerName": "b", "condition": "HEALTHY"}]"#, "which has no healthCheck"),
    (#"[{"containerName": "a", "condition": "START"}]"#, "depend on one another"),
    (#"[{"containerName": "b", "condition": "DONE"}]"#, "\"DONE\" is no condition"),
  ])
  func aDependencyThatCannotBeIsReported(dependsOn: String, message: String) throws {
    let folder = try TestFolder()
    let text = #"""
      {"ecs": {"taskDefinitions": [{"family": "f", "containerDefinitions": [
        {"name": "a", "dependsOn": \#(dependsOn)}, {"name": "b"}]}]}}
      """#
    let reading = ResourceConfiguration.read(
      SourceText(name: "r", text), directory: folder.path)
    let messages = reading.problems.flatMap(\.diagnostics).map(\.message.text)
    #expect(messages.contains { $0.contains(message) }, "\(messages)")
  }
}

@Suite struct UnconfiguredTaskTests {
  static let tasks = [
    ("arn:aws:lambda:us-east-1:123456789012:function:charge", "{}"),
    ("arn:aws:states:::lambda:invoke", #"{"FunctionName": "ship:live"}"#),
    ("arn:aws:states:::lambda:invoke", #"{"FunctionName.$": "$.f"}"#),
    ("arn:aws:states:::ecs:runTask.sync", #"{"TaskDefinition": "job:3"}"#),
    ("arn:aws:states:::sns:publish", #"{"Message": "m", "TopicArn": "arn:aws:sns:us-east-1:1:t"}"#),
    ("arn:aws:states:::sns:publish", #"{"Message": "m", "PhoneNumber": "+1"}"#),
    ("arn:aws:states:::sqs:sendMessage", #"{"QueueUrl": "q", "MessageBody": "b"}"#),
    ("arn:aws:states:us-east-1:123456789012:activity:a", "{}"),
  ]

  @Test func everyTaskWithoutAResourceIsListedWithTheLinesToAdd() throws {
    let found = ResourceConfiguration(directory: "/").unconfigured(in: try machine(Self.tasks))
    #expect(found.map(\.stateName) == ["T0", "T1", "T3", "T4", "T6"])
    let message = found.message
    for text in [
      "5 states have no resource", "\"T0\", arn:aws:lambda:us-east-1:123456789012:function:charge",
      "the Lambda function \"charge\"", "\"ship\": {", "\"taskDefinitions\": [", "\"job.json\"",
      "\"t\": {", "asl does not run this service itself", "--mocks",
      "\"sqs:sendMessage\": {", "\"./sendMessage\"",
    ] {
      #expect(message.contains(text), "\(message)")
    }
  }

  @Test(arguments: [
    (
      "sqss:sendMessage",
      "and Step Functions has no integration sqss:sendMessage: did you mean sqs:s"
    ),
    ("sqs:sendMessage.sync", "and Step Functions has no integration sqs:sendMessage.sync"),
    ("sqs:sendMessage", "needs a command, as asl does not run this service itself\n"),
  ])
  func anIntegrationThatStepFunctionsDoesNotHaveIsDoubted(action: String, words: String) throws {
    let machine = try machine([("arn:aws:states:::\(action)", "{}")])
    let message = ResourceConfiguration(directory: "/").unconfigured(in: machine).message
    #expect(message.contains(words), "\(message)")
  }

  @Test func whatIsConfiguredOrAnsweredOtherwiseIsNotListed() throws {
    let folder = try TestFolder()
    let configuration = try folder.configuration(
      #"""
      {"lambda": {"*": {"command": ["sh"]}}, "sns": {}, "ecs": {"taskDefinitions":
        [{"family": "job", "containerDefinitions": [{"name": "a"}]}]}}
      """#)
    let machine = try machine(Self.tasks)
    #expect(configuration.unconfigured(in: machine).map(\.stateName) == ["T6"])
    #expect(configuration.unconfigured(in: machine) { $0.name == "T6" }.isEmpty)
  }
}

@Suite struct ServiceListTests {
  @Test func everyServiceOfTheFolderIsInTheSortedList() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/ASLIntegrations/Services").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.contains("+") }.map { $0.dropLast(6) }.sorted()
    #expect(allServices.map { String(describing: $0) } == files.map(String.init))
  }
}
