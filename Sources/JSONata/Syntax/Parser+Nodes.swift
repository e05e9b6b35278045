import Diagnostics
import JSONTree

/// The nodes of all that is no path, made of their parts.
///
/// None of these functions is inlined: they are called from those that call each other for what is
/// nested, whose stack frames have to be small.
extension Parser {
  @inline(never)
  func makeName(_ name: String, at range: SourceRange) -> SyntaxNode {
    let path = SyntaxNode(.path([SyntaxNode(.name(name), at: range)]), at: range)
    path.isBareName = true
    return path
  }

  @inline(never)
  func makeNegation(_ operand: SyntaxNode, _ place: SourceRange) -> SyntaxNode {
    let range = place.joined(with: operand.range)
    if case .number(let value) = operand.kind, operand.predicates.isEmpty {
      return SyntaxNode(.number(-value), at: range)
    }
    let node = SyntaxNode(.negation(operand), at: range, over: [operand])
    pushAncestry(from: operand, to: node)
    return node
  }

  @inline(never)
  func makeBinary(
    _ operation: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode
  ) -> SyntaxNode {
    let node = SyntaxNode(
      .binary(operation, left, right), at: joined(left, right), over: [left, right])
    pushAncestry(from: left, to: node)
    pushAncestry(from: right, to: node)
    return node
  }

  @inline(never)
  func makeBlock(_ expressions: [SyntaxNode], _ place: SourceRange) -> SyntaxNode {
    let node = SyntaxNode(.block(expressions), at: whole(from: place), over: expressions)
    for expression in expressions {
      pushAncestry(from: expression, to: node)
      if expression.isConsArray { node.isConsArray = true }
      if case .path(let steps) = expression.kind, steps[0].isConsArray { node.isConsArray = true }
    }
    return node
  }

  @inline(never)
  func makeArray(_ items: [SyntaxNode], _ place: SourceRange) -> SyntaxNode {
    let node = SyntaxNode(.array(items), at: whole(from: place), over: items)
    for item in items { pushAncestry(from: item, to: node) }
    return node
  }

  @inline(never)
  func makeObject(
    _ pairs: [(key: SyntaxNode, value: SyntaxNode)], _ place: SourceRange
  ) -> SyntaxNode {
    let children = pairs.flatMap { [$0.key, $0.value] }
    let node = SyntaxNode(.object(pairs), at: whole(from: place), over: children)
    for child in children { pushAncestry(from: child, to: node) }
    return node
  }

  /// - Parameter parts: the pattern, the update, and perhaps what is to be deleted.
  @inline(never)
  func makeTransform(_ parts: [SyntaxNode], _ place: SourceRange) -> SyntaxNode {
    SyntaxNode(
      .transform(pattern: parts[0], update: parts[1], deletion: parts.count > 2 ? parts[2] : nil),
      at: whole(from: place), over: parts)
  }

  /// `variable := value`.
  @inline(never)
  func makeBinding(_ variable: SyntaxNode, _ value: SyntaxNode) -> SyntaxNode {
    guard case .variable(let name) = variable.kind else {
      preconditionFailure("only a variable is bound, which is checked before its value is parsed")
    }
    let node = SyntaxNode(.binding(name, value), at: joined(variable, value), over: [value])
    pushAncestry(from: value, to: node)
    return node
  }

  @inline(never)
  func makeCondition(
    _ condition: SyntaxNode, _ then: SyntaxNode, _ otherwise: SyntaxNode?
  ) -> SyntaxNode {
    let children = [condition, then] + (otherwise.map { [$0] } ?? [])
    let node = SyntaxNode(
      .condition(condition, then: then, otherwise: otherwise),
      at: joined(condition, otherwise ?? then), over: children)
    for child in children { pushAncestry(from: child, to: node) }
    return node
  }

  /// A call, or a partial application if one of the arguments is a `?`.
  @inline(never)
  func makeCall(_ procedure: SyntaxNode, _ arguments: [SyntaxNode?]) -> SyntaxNode {
    let given = arguments.compactMap(\.self)
    let kind: SyntaxNode.Kind =
      given.count < arguments.count
      ? .partial(procedure, arguments) : .call(procedure, given)
    let node = SyntaxNode(kind, at: whole(from: procedure.range), over: given + [procedure])
    for argument in given { pushAncestry(from: argument, to: node) }
    return node
  }

  /// From the beginning of a range to the last token that was passed over.
  func whole(from place: SourceRange) -> SourceRange {
    SourceRange(start: place.start, end: previousEnd)
  }

  func joined(_ left: SyntaxNode, _ right: SyntaxNode) -> SourceRange {
    left.range.joined(with: right.range)
  }
}
