import ASLModel
public import Diagnostics
import JSONPath
import JSONTree

/// A value of a type that what it is given to cannot use.
public enum MistypedValue: Rule {
  public static let name: Diagnostic.Rule = "mistyped-value"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A path gives a value of a type that its field, function or operator cannot use.",
    why: """
      ItemsPath wants an array, SecondsPath a number, States.ArrayLength an array, and a comparison \
      of a text with a number never holds. Where the type is known before anything runs, the state \
      fails every time, or the rule is never taken.
      """,
    failing: Example.machine([
      "Prepare": #""Type": "Pass", "Result": { "counts": [3] }, "Next": "Pause""#,
      "Pause": #""Type": "Wait", "SecondsPath": "$.counts", "End": true"#,
    ]),
    passing: Example.machine([
      "Prepare": #""Type": "Pass", "Result": { "counts": [3] }, "Next": "Pause""#,
      "Pause": #""Type": "Wait", "SecondsPath": "$.counts[0]", "End": true"#,
    ]),
    source: "Amazon States Language, \"State Types\" and \"Intrinsic Functions\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for use in subject.pathUses {
      switch use.read.content {
      case .call(let call):
        let types = use.valueShape.types
        // What can be anything fits everywhere, and a call may have very many arguments.
        if types != .all, !types.isEmpty { check(call, use, &report) }
      case .path: check(use, &report)
      case .expression: break
      }
    }
  }

  private static func check(_ use: PathUse, _ report: inout Report) {
    guard let taker = use.taker, !taker.takes(use.valueShape) else { return }
    add(use, taker, &report)
  }

  /// Checks the path where it is an argument, in calls inside the call, too.
  private static func check(_ call: IntrinsicCall, _ use: PathUse, _ report: inout Report) {
    for (place, argument) in call.arguments.enumerated() {
      switch argument {
      case .literal: break
      case .call(let inner): check(inner, use, &report)
      case .path(let path):
        let taker = Taker(call.function.name, call.function.types(ofArgument: place))
        guard path == use.path, !taker.takes(use.valueShape) else { continue }
        return add(use, taker, &report)
      }
    }
  }

  private static func add(_ use: PathUse, _ taker: Taker, _ report: inout Report) {
    let found = use.valueShape.typeWords
    report.add(
      .mistyped(use.path.source, found, taker), at: use.range, label: "\(found) in every case",
      help: use.path.isDefinite ? [] : ["a path that may find several gives an array of them"])
  }
}

/// What a value is given to: a field, function or operator.
private struct Taker {
  let name: String
  let types: Shape.Types
  /// Whether a number or boolean is taken for its text.
  var isText = false

  init(_ name: String, _ types: Shape.Types, isText: Bool = false) {
    self.name = name
    self.types = types
    self.isText = isText
  }

  /// Whether some value of a shape can be used.
  func takes(_ shape: Shape) -> Bool {
    let taken = isText ? types.union([.number, .boolean]) : types
    return shape.isNever || !shape.types.isDisjoint(with: taken)
  }
}

extension PathUse {
  /// What the path gives; never where it certainly gives nothing, which is another finding.
  fileprivate var valueShape: Shape {
    if document.find(path.leadingSteps).end != nil { return .never }
    return scope.shape(at: path)
  }

  /// The field that takes the value; nil where it takes any.
  fileprivate var taker: Taker? {
    let field = read.field
    if let comparison = read.comparison {
      return Self.typesCompared(by: comparison).map { Taker(comparison, $0) }
    }
    switch field {
    case "ItemsPath":
      guard case .map(let map) = state.kind else { return nil }
      return Taker(field, map.mode == .inline ? .array : [.array, .object])
    case "SecondsPath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "MaxConcurrencyPath",
      "ToleratedFailureCountPath", "ToleratedFailurePercentagePath":
      // A text that is a number may do as well.
      return Taker(field, [.number, .string])
    case "TimestampPath", "ErrorPath", "CausePath": return Taker(field, .string)
    default: return parameter
    }
  }

  private static func typesCompared(by comparison: String) -> Shape.Types? {
    if comparison.hasPrefix("String") || comparison.hasPrefix("Timestamp") { return .string }
    if comparison.hasPrefix("Numeric") { return .number }
    return comparison.hasPrefix("Boolean") ? .boolean : nil
  }

  /// The parameter of an integration that takes the value.
  private var parameter: Taker? {
    guard case .task(let task) = state.kind, let service = task.resource.service, !service.isSDK,
      read.trail.first == "Parameters", read.field.hasSuffix(".$")
    else { return nil }
    let names = read.trail.dropFirst().dropLast() + [String(read.field.dropLast(2))]
    let row = Self.parameters.first { row in
      row.action == "\(service.name):\(service.action)" && row.names.count == names.count
        && zip(row.names, names).allSatisfy { $0 == "*" || $0 == $1 }
    }
    return row.map { Taker($0.names.last ?? "", $0.type, isText: $0.type == .string) }
  }

  private struct Parameter: Sendable {
    let action: String
    let names: [String]
    let type: Shape.Types

    init(_ action: String, _ names: String, _ type: Shape.Types) {
      self.action = action
      self.names = names.split(separator: ".").map(String.init)
      self.type = type
    }
  }

  /// Parameters of which the services take one type alone; `[]` is an element.
  ///
  /// - Note: API models of the services.
  private static let parameters: [Parameter] = [
    Parameter("ecs:runTask", "Cluster", .string),
    Parameter("ecs:runTask", "Overrides.ContainerOverrides", .array),
    Parameter("ecs:runTask", "Overrides.ContainerOverrides.[].Command", .array),
    Parameter("ecs:runTask", "Overrides.ContainerOverrides.[].Environment", .array),
    Parameter("ecs:runTask", "Overrides.ContainerOverrides.[].Environment.[].Value", .string),
    Parameter("ecs:runTask", "TaskDefinition", .string),
    Parameter("lambda:invoke", "FunctionName", .string),
    Parameter("sns:publish", "MessageAttributes.*.StringValue", .string),
    Parameter("sns:publish", "Subject", .string),
    Parameter("sns:publish", "TopicArn", .string),
    Parameter("sqs:sendMessage", "QueueUrl", .string),
  ]
}

extension Diagnostic.Message {
  fileprivate static func mistyped(_ path: String, _ found: String, _ taker: Taker) -> Self {
    "'\(path)' is \(found) here, and \(taker.name) wants \(Shape(taker.types).typeWords)"
  }
}
