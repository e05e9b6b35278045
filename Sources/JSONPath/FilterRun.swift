import JSONTree

/// The evaluation of a filter for one item.
struct FilterRun {
  /// What `@` means.
  let item: JSON
  var context: QueryContext

  init(_ item: JSON, _ context: QueryContext) {
    self.item = item
    self.context = context
  }

  mutating func isTrue(_ expression: FilterExpression) throws(PathFailure) -> Bool {
    switch expression {
    case .any(let terms):
      for term in terms where try isTrue(term) { return true }
      return false
    case .all(let terms):
      for term in terms where !(try isTrue(term)) { return false }
      return true
    case .not(let term): return !(try isTrue(term))
    case .comparison(let left, let sign, let right):
      return try compare(try value(of: left), sign, try value(of: right))
    case .existence(let query, let isExpected):
      return try exists(query, isExpected: isExpected) == isExpected
    }
  }

  private mutating func find(
    _ query: Query, in document: JSON, requiresMembers: Bool = false
  ) throws(PathFailure) -> JSON {
    var run = QueryRun(query, context, requiresMembers: requiresMembers)
    defer { context.visitsLeft = run.context.visitsLeft }
    try run.run(on: document)
    return try run.value()
  }

  /// Whether a path leads somewhere. It begins at the item even if it is written with `$`.
  private mutating func exists(_ query: Query, isExpected: Bool) throws(PathFailure) -> Bool {
    do throws(PathFailure) {
      let found = try find(query, in: item, requiresMembers: true)
      return isExpected || !context.options.negatedExistenceHoldsForNull || !found.isNull
    } catch .notFound {
      return false
    }
  }

  private mutating func value(of operand: FilterOperand) throws(PathFailure) -> FilterValue {
    guard case .path(let query) = operand else {
      if case .value(let value) = operand { return value }
      return .undefined
    }
    do throws(PathFailure) {
      return FilterValue(try find(query, in: query.startsAtRoot ? context.root : item))
    } catch .notFound {
      return .undefined
    }
  }

  private func compare(
    _ left: FilterValue, _ sign: FilterOperator, _ right: FilterValue
  ) throws(PathFailure) -> Bool {
    switch sign {
    case .equal: return try left.equals(right)
    case .notEqual: return !(try left.equals(right))
    case .equalOfType:
      guard left.isOfClass(of: right) else { return false }
      return try left.equals(right)
    case .notEqualOfType:
      guard left.isOfClass(of: right) else { return true }
      return !(try left.equals(right))
    case .less: return left.order(right).map { $0 < 0 } ?? false
    case .lessOrEqual: return left.order(right).map { $0 <= 0 } ?? false
    case .greater: return left.order(right).map { $0 > 0 } ?? false
    case .greaterOrEqual: return left.order(right).map { $0 >= 0 } ?? false
    case .matches: return try left.matches(right)
    case .isIn: return try right.list().contains { $0.isEqualMember(left) }
    case .notIn: return !(try right.list().contains { $0.isEqualMember(left) })
    case .contains: return try left.contains(right)
    case .subsetOf:
      return try left.compareLists(right) { own, others in
        own.allSatisfy { one in others.contains { $0.isEqualMember(one) } }
      }
    case .anyOf:
      return try left.compareLists(right) { own, others in
        own.contains { one in others.contains { one.isEqual($0) } }
      }
    case .noneOf:
      return try left.compareLists(right) { own, others in
        !own.contains { one in others.contains { one.isEqual($0) } }
      }
    case .size: return try left.hasSize(right)
    case .empty: return try left.isEmpty(right)
    case .exists: return try left.bool() == right.bool()
    case .all: throw .invalidPath("Expected value list node")
    case .type: throw .invalidPath("Expected class node")
    case .satisfies: throw .invalidPath("Expected predicate node")
    }
  }
}
