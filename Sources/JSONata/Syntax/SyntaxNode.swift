import Diagnostics

/// A node of the syntax tree, as the evaluator's compiler reads it: paths are lists of steps, and
/// every `%` knows which step it looks back to.
///
/// A class, because resolving `%` marks steps that were made before it: the node has identity until
/// the tree is finished.
final class SyntaxNode {
  var kind: Kind
  let range: SourceRange
  /// How deep the tree below it is, itself included; each predicate counts as a level around it.
  private(set) var depth: Int
  /// `[]` was written on it: a single result stays an array.
  var keepsArray = false
  /// Filters on a node that is no step of a path.
  var predicates: [Stage] = []
  /// Filters and position bindings on a step.
  var stages: [Stage] = []
  var group: Group?
  /// The variable that `@` binds.
  var focus: String?
  /// The variable that `#` binds.
  var index: String?
  /// What a later `%` needs of this step: its input goes into this slot.
  var ancestor: AncestorSlot?
  /// Whether this step, or the path, passes tuples on.
  var isTuple = false
  /// An array constructor at an end of a path, whose array is not flattened.
  var isConsArray = false
  /// Of a path: a step of it was marked with `[]`.
  var keepsSingletonArray = false
  /// Whether this path is one field name as it was written, perhaps with predicates.
  var isBareName = false
  /// Whether `@` was the last operator but predicates.
  var isFocused = false
  /// Parents looked for that no step inside could give.
  var seekingParents: [AncestorSlot] = []

  init(_ kind: Kind, at range: SourceRange, over children: [SyntaxNode] = []) {
    self.kind = kind
    self.range = range
    depth = 1 + (children.lazy.map(\.depth).max() ?? 0)
  }

  /// Lets go of a deep tree one node after another, as each level would take stack.
  deinit {
    guard depth > 32 else { return }
    var pending: [SyntaxNode] = []
    release(into: &pending)
    while var node = pending.popLast() {
      if isKnownUniquelyReferenced(&node) { node.release(into: &pending) }
    }
  }

  /// Hands over the nodes below.
  private func release(into pending: inout [SyntaxNode]) {
    forEachChild { pending.append($0) }
    kind = .wildcard
    predicates = []
    stages = []
    group = nil
  }

  /// Notes that the node got a predicate or a group of these nodes.
  func wrap(with children: [SyntaxNode]) {
    depth = 1 + max(depth, children.lazy.map(\.depth).max() ?? 0)
  }

  /// Notes that a step of this path grew, unless the node is that step itself.
  func hold(_ step: SyntaxNode) {
    if step !== self { depth = max(depth, step.depth + 1) }
  }

  /// How deep the nodes below it are evaluated whatever happens, itself included: without the
  /// branches of conditions.
  var reach: Int {
    var deepest = 0
    var pending = [(node: self, depth: 1)]
    while let (node, depth) = pending.popLast() {
      deepest = max(deepest, depth)
      switch node.kind {
      case .condition(let condition, _, _): pending.append((condition, depth + 1))
      case .lambda: break
      default: node.forEachChild { pending.append(($0, depth + 1)) }
      }
    }
    return deepest
  }

  enum Kind {
    case string(String)
    case number(Double)
    case literal(Token.Literal)
    case name(String)
    case wildcard
    case descendants
    case parent(AncestorSlot)
    /// `$x`; the empty name is the context, `$` is the root.
    case variable(String)
    case regularExpression(RegularExpression)
    case path([SyntaxNode])
    case binary(BinaryOperator, SyntaxNode, SyntaxNode)
    case negation(SyntaxNode)
    case array([SyntaxNode])
    case object([(key: SyntaxNode, value: SyntaxNode)])
    case binding(String, SyntaxNode)
    case application(SyntaxNode, SyntaxNode)
    case call(SyntaxNode, [SyntaxNode])
    /// A call with `?` among its arguments, which stand as nil.
    case partial(SyntaxNode, [SyntaxNode?])
    case lambda(parameters: [String], signature: Signature?, body: SyntaxNode)
    case condition(SyntaxNode, then: SyntaxNode, otherwise: SyntaxNode?)
    /// `a ?: b`.
    case defaulted(SyntaxNode, SyntaxNode)
    /// `a ?? b`.
    case coalesced(SyntaxNode, SyntaxNode)
    case block([SyntaxNode])
    case transform(pattern: SyntaxNode, update: SyntaxNode, deletion: SyntaxNode?)
    /// The step that orders a path.
    case sort([SortTerm])
  }

  enum Stage {
    case filter(SyntaxNode)
    case index(String)
  }

  struct SortTerm {
    let expression: SyntaxNode
    let isDescending: Bool
  }

  struct Group {
    let pairs: [(key: SyntaxNode, value: SyntaxNode)]
    let range: SourceRange
  }
}

enum BinaryOperator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessEqual = "<="
  case greater = ">"
  case greaterEqual = ">="
  case concatenate = "&"
  case range = ".."
  case includes = "in"
  case and = "and"
  case or = "or"
}

/// What a `%` refers to: how many steps back, and under which label the step keeps its input.
final class AncestorSlot {
  var label: Int
  /// Steps still to go back.
  var level = 1

  init(label: Int) { self.label = label }
}
