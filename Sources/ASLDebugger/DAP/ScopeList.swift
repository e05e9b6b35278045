import ASLModel
import DebugAdapterProtocol
import JSONTree

/// The groups of values that a frame shows: those that there are at its moment.
enum ScopeList {
  struct Group {
    let name: String
    let node: ValueHandles.Node
    var hint: WireScope.PresentationHint?
  }

  static func groups(_ data: StateData, _ moment: Moment?, frame: Int) -> [Group] {
    var groups: [Group] = []
    func add(
      _ name: String, _ value: JSON?, _ expression: String? = nil, _ root: DataPlace.Root? = nil,
      hint: WireScope.PresentationHint? = nil
    ) {
      guard let value else { return }
      let place = root.map { ValueHandles.Place(data: DataPlace($0), frame: frame) }
      groups.append(
        Group(name: name, node: node(value, expression, place), hint: hint))
    }
    let phase = moment?.phase
    add(
      "Input", data.input, "$states.input", phase == .enter ? .input : nil, hint: .arguments)
    add("Effective input", data.effectiveInput)
    let isOpen = [.result, .select, .assign].contains(phase)
    add("Result", data.result, "$states.result", isOpen ? .result : nil, hint: .returnValue)
    add("Output", data.output, nil, phase == .next ? .output : nil)
    if !data.variables.isEmpty {
      groups.append(
        Group(name: "Variables", node: variables(data.variables, frame), hint: .locals))
    }
    add("Item", data.context?["Map"]?["Item"], "$states.context.Map.Item")
    add("Error", error(data), "$states.errorOutput")
    add("Retry", retry(moment))
    add("Context", data.context, "$states.context")
    let rows = data.pipeline.map { ValueHandles.Row(name: $0.name, value: $0.value) }
    groups.append(Group(name: "Data flow", node: .init(content: .rows(rows))))
    return groups.filter { $0.node.content.count > 0 }
  }

  /// What is neither an object nor an array is shown as one value.
  private static func node(
    _ value: JSON, _ expression: String?, _ place: ValueHandles.Place?
  ) -> ValueHandles.Node {
    switch value {
    case .array, .object:
      .init(content: .json(value), expression: expression, place: place)
    case .null, .bool, .number, .string:
      .init(
        content: .rows([.init(name: "value", value: value, expression: expression, place: place)]))
    }
  }

  private static func variables(_ variables: JSONObject, _ frame: Int) -> ValueHandles.Node {
    .init(
      content: .rows(
        variables.members.map { member in
          .init(
            name: member.key, value: member.value,
            expression: DataExpression.isPlain(member.key) ? "$\(member.key)" : nil,
            place: .init(data: DataPlace(.variable(member.key)), frame: frame))
        }))
  }

  private static func error(_ data: StateData) -> JSON? { data.error?.states }

  private static func retry(_ moment: Moment?) -> JSON? {
    guard case .retry(let index, let attempt, let delay, let error)? = moment?.detail else {
      return nil
    }
    let seconds = Double(delay.components.seconds) + Double(delay.components.attoseconds) / 1e18
    return [
      "Retrier": .integer(index), "Attempt": .integer(attempt), "DelaySeconds": .double(seconds),
      "Error": .string(error.error?.text ?? ""),
    ]
  }
}
