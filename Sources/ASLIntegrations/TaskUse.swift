import ASLModel
import JSONTree

/// What a state calls, and what of its parameters is known before the machine runs.
struct TaskUse: Sendable {
  let resource: TaskResource
  /// The constant parts of the parameters.
  let parameters: JSON
  /// The names of parameters of which a part is computed. Of parameters that are computed as a
  /// whole nothing is known.
  let computed: Set<String>

  /// A parameter that is a constant text.
  func text(_ name: String) -> String? { parameters[name]?.stringValue }

  init(_ task: TaskState, _ arguments: PayloadTemplate?) { self.init(task.resource, arguments) }

  init(_ resource: TaskResource, _ arguments: PayloadTemplate?) {
    self.resource = resource
    guard let root = arguments?.root else {
      (parameters, computed) = ([:], [])
      return
    }
    parameters = Self.constantPart(of: root) ?? [:]
    guard case .object(let members) = root else {
      computed = []
      return
    }
    let others = members.filter { if case .literal = $0.value { false } else { true } }
    computed = Set(others.map(\.key))
  }

  private static func constantPart(of node: PayloadTemplate.Node) -> JSON? {
    switch node {
    case .literal(let value): value
    case .object(let members):
      .object(
        JSONObject(
          members.compactMap { member in
            constantPart(of: member.value).map { (member.key, $0) }
          }))
    case .path, .intrinsic, .expression, .array: nil
    }
  }
}
