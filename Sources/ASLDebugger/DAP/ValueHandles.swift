import JSONTree

/// Values that a client can look into, by numbers that are never used again.
///
/// A handle holds the value as it was when it was handed out, so that a request that comes late
/// gets what it asked for.
struct ValueHandles: Sendable {
  private var nodes: [Int: Node] = [:]
  private var next = 1
  private var known: [ChildKey: Int] = [:]
  /// How many are kept; of more the oldest half goes.
  private static let limit = 200_000

  struct Node: Sendable {
    let content: Content
    /// JSONata that gives the value.
    var expression: String?
    var place: Place?
  }

  enum Content: Sendable {
    case json(JSON)
    /// Named values that are no object of the execution.
    case rows([Row])
  }

  struct Row: Sendable {
    let name: String
    let value: JSON
    var expression: String?
    var place: Place?
  }

  /// Where a value can be set, as long as the execution stands where it stood then.
  struct Place: Sendable {
    let data: DataPlace
    let frame: Int
  }

  private struct ChildKey: Hashable {
    let parent: Int
    let index: Int
  }

  subscript(_ reference: Int) -> Node? { nodes[reference] }

  mutating func add(_ node: Node) -> Int {
    if nodes.count >= Self.limit { dropOldest() }
    defer { next += 1 }
    nodes[next] = node
    return next
  }

  /// The number of a value within another, the same each time.
  mutating func add(_ node: Node, below parent: Int, at index: Int) -> Int {
    let key = ChildKey(parent: parent, index: index)
    if let reference = known[key] { return reference }
    let reference = add(node)
    known[key] = reference
    return reference
  }

  private mutating func dropOldest() {
    let first = next - Self.limit / 2
    nodes = nodes.filter { $0.key >= first }
    known = known.filter { $0.value >= first && $0.key.parent >= first }
  }
}
