import ASLTestState
import Diagnostics
import JSONTree

/// What a command line says around a state, as the API's request has it.
struct TestStateInputs {
  private let arguments: Arguments
  private let console: Console

  init(_ arguments: Arguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// The request, without its definition.
  func request() throws(CommandFailure) -> TestStateRequest {
    var request: JSONObject = ["definition": "{}"]
    request["roleArn"] = roleARN.map { .string($0) }
    for (name, option) in [
      ("input", TestStateOptions.input), ("context", TestStateOptions.context),
      ("variables", TestStateOptions.variables),
    ] {
      if let value = try json(option) { request[name] = .string(value.text) }
    }
    request["mock"] = try object(
      TestStateOptions.mock, ["result", "errorOutput", "fieldValidationMode"], text: "result")
    request["stateConfiguration"] = try object(
      TestStateOptions.configuration,
      [
        "retrierRetryCount", "errorCausedByState", "mapIterationFailureCount", "mapItemReaderData",
      ], text: "mapItemReaderData")
    let level = arguments[TestStateOptions.level] ?? (hasJSON ? "info" : "debug")
    request["inspectionLevel"] = .string(level.uppercased())
    do throws(TestStateError) {
      return try TestStateRequest(.object(request))
    } catch {
      throw CommandFailure(.invalidInput, error.message)
    }
  }

  private var hasJSON: Bool { arguments.has(TestStateOptions.json) }

  /// A Task that really runs needs a role in the API; on this machine there is none to take on.
  private var roleARN: String? {
    arguments[TestStateOptions.roleARN]
      ?? (arguments.has(RunOptions.resources) && !arguments.has(TestStateOptions.mock)
        ? "arn:aws:iam::123456789012:role/StepFunctionsRole" : nil)
  }

  private func json(_ option: Option) throws(CommandFailure) -> JSON? {
    guard let value = arguments[option] else { return nil }
    return try JSONArgument(
      value, of: option, role: "the value of \(option.spelling)", command: "asl test-state …"
    ).read(console)
  }

  /// An object of the API in which one member is JSON text; that may also be written as JSON.
  private func object(
    _ option: Option, _ names: [String], text: String
  ) throws(CommandFailure) -> JSON? {
    guard let value = try json(option) else { return nil }
    guard case .object(var object) = value else {
      throw CommandFailure(.invalidInput, "\(option.spelling) takes an object of \(listed(names))")
    }
    for name in object.keys where !names.contains(name) {
      throw CommandFailure(
        .invalidInput, "\(option.spelling) has an unknown member '\(visible(name))'",
        help: didYouMean(nearestName(to: name, among: names)) + ["it takes \(listed(names))"])
    }
    if let member = object[text], member.stringValue == nil { object[text] = .string(member.text) }
    return .object(object)
  }

  /// Not two of them can come from standard input.
  func check() throws(CommandFailure) {
    let readers = [
      TestStateOptions.input, TestStateOptions.context, TestStateOptions.variables,
      TestStateOptions.mock, TestStateOptions.configuration,
    ].filter { arguments[$0] == "-" }.map(\.spelling)
    let all = (arguments.operands[0] == "-" ? ["the definition"] : []) + readers
    guard all.count > 1 else { return }
    throw .usage(
      "\(listed(all, "and")) cannot all come from standard input", command: "test-state")
  }
}
