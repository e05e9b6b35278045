import ASLModel
import JSONPath
import JSONTree

/// What paths and expressions of a state see, and what they give.
struct ShapeScope {
  /// `$`; in JSONata `$states.input`.
  var input: Shape
  /// `$$`.
  var context: Shape
  var variables: [String: Shape]
  /// JSONata's `$states.result` and `$states.errorOutput`.
  var result: Shape = .unknown
  var errorOutput: Shape = .unknown

  func document(of root: Path.Root) -> Shape {
    switch root {
    case .input: input
    case .context: context
    case .variable(let name): variables[name] ?? .unknown
    }
  }

  /// What a path gives that has to lead somewhere. Unknown where it certainly does not.
  func shape(at path: Path) -> Shape { found(path)?.value ?? unfollowed(path) }

  /// The same in a payload template, where an array that is too short gives null.
  func templateShape(at path: Path) -> Shape {
    guard let found = found(path) else { return unfollowed(path) }
    return found.mayMissElement ? found.value.joined(with: .null) : found.value
  }

  /// What a plain path leads to; nil for another, and where nothing is there.
  private func found(_ path: Path) -> FoundShape? {
    let document = document(of: path.root)
    if path.isRoot { return FoundShape(value: document) }
    guard let steps = path.plainSteps, !steps.isEmpty, !Definition.hasPlaceholder(path.source)
    else { return nil }
    let found = document.find(steps)
    return found.end == nil ? found : nil
  }

  private func unfollowed(_ path: Path) -> Shape {
    path.isDefinite ? .unknown : .array(of: .unknown)
  }

  func shape(of call: IntrinsicCall) -> Shape {
    call.function.shape(of: call.arguments.map(shape))
  }

  func shape(of argument: IntrinsicCall.Argument) -> Shape {
    switch argument {
    case .literal(let value): Shape(of: value)
    case .path(let path): shape(at: path)
    case .call(let call): shape(of: call)
    }
  }

  func shape(of template: PayloadTemplate, _ origin: ShapeOrigin?) -> Shape {
    shape(of: template.root, origin)
  }

  func shape(of node: PayloadTemplate.Node, _ origin: ShapeOrigin?) -> Shape {
    switch node {
    case .literal(let value): return Shape(of: value, origin: origin)
    case .path(let path, field: _): return templateShape(at: path)
    case .intrinsic(let call, field: _): return shape(of: call)
    case .expression(let expression): return shape(of: expression)
    case .array(let nodes):
      let mayGrow = nodes.contains { node in
        if case .literal(let value) = node { value.isPlaceholder } else { false }
      }
      return .array(
        ArrayShape(items: nodes.map { shape(of: $0, origin) }, rest: mayGrow ? .string : .never))
    case .object(let members):
      var object = ObjectShape(
        [], isClosed: !members.contains { Definition.hasPlaceholder($0.key) },
        origins: origin.map { [$0] } ?? [])
      if Set(members.map(\.key)).count == members.count {
        object = ObjectShape(
          members.map { ObjectShape.Field($0.key, shape(of: $0.value, origin)) },
          isClosed: object.isClosed, origins: object.origins)
      } else {
        for member in members {
          object = object.setting(member.key, shape(of: member.value, origin))
        }
      }
      return .object(object)
    }
  }

  private func shape(of expression: JSONataExpression) -> Shape {
    switch expression.source {
    case "$states.input": input
    case "$states.result": result
    case "$states.errorOutput": errorOutput
    default: .unknown
    }
  }
}

extension Shape {
  /// The Context Object.
  ///
  /// - Parameters:
  ///   - hasItem: whether there may be an item of a Map.
  ///   - item: the item, where something is known of it.
  /// - Note: Step Functions guide, "Accessing execution data from the Context object".
  static func context(hasItem: Bool, item: Shape? = nil) -> Shape {
    guard hasItem else { return plainContext }
    return item.map(contextWithItem) ?? contextWithAnyItem
  }

  private static let contextFields: [ObjectShape.Field] = [
    .init(
      "Execution",
      .object(
        ObjectShape([
          .init("Id", .string), .init("Input", .unknown), .init("StartTime", .string),
          .init("Name", .string), .init("RoleArn", Shape([.string, .null])),
          .init("RedriveCount", .number, isCertain: false),
          .init("RedriveTime", .string, isCertain: false),
        ]))),
    .init("StateMachine", .object(ObjectShape([.init("Id", .string), .init("Name", .string)]))),
    .init(
      "State",
      .object(
        ObjectShape([
          .init("Name", .string), .init("EnteredTime", .string),
          .init("RetryCount", .number, isCertain: false),
        ]))),
    .init("Task", .object(ObjectShape([.init("Token", .string)])), isCertain: false),
  ]

  private static let plainContext = Shape.object(ObjectShape(contextFields))

  private static let contextWithAnyItem = contextWithItem(.unknown)

  private static func contextWithItem(_ item: Shape) -> Shape {
    let fields: [ObjectShape.Field] = [
      .init("Index", .number), .init("Value", item), .init("Key", .string, isCertain: false),
      .init("Source", .string, isCertain: false),
    ]
    let map = Shape.object(ObjectShape([.init("Item", .object(ObjectShape(fields)))]))
    return .object(ObjectShape(contextFields + [.init("Map", map, isCertain: false)]))
  }
}
