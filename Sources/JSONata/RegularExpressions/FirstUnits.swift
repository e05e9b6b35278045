/// The code units that a match can begin with: all others need no attempt.
struct FirstUnits {
  private var ranges: [ClosedRange<UInt16>] = []
  /// Whether it can match without taking a unit, or begin with any.
  private(set) var canBeEmpty = false

  var units: UnitSet { UnitSet(ranges) }

  init(of node: PatternNode, ignoringCase: Bool) {
    canBeEmpty = add(node, ignoringCase)
  }

  /// - Returns: whether the node can match without taking a unit.
  private mutating func add(_ node: PatternNode, _ ignoringCase: Bool) -> Bool {
    switch node {
    case .empty, .assertion, .look, .backreference: return true
    case .unit(let unit):
      let set = UnitSet([unit...unit])
      ranges += (ignoringCase ? set.closedUnderCase : set).ranges
      return false
    case .any:
      ranges += UnitSet.lineTerminators.inverted.ranges
      return false
    case .oneOf(let unitClass):
      ranges += unitClass.units(ignoringCase: ignoringCase).ranges
      return false
    case .capture(_, let body): return add(body, ignoringCase)
    case .quantified(let body, let quantifier):
      guard quantifier.most > 0 else { return true }
      return add(body, ignoringCase) || quantifier.least == 0
    case .alternatives(let choices):
      var canBeEmpty = false
      for choice in choices where add(choice, ignoringCase) { canBeEmpty = true }
      return canBeEmpty
    case .sequence(let terms): return terms.allSatisfy { add($0, ignoringCase) }
    }
  }
}

extension PatternNode {
  /// Whether it matches at the start of the text only, where `^` means that.
  var beginsWithStart: Bool {
    switch self {
    case .assertion(.start): true
    case .sequence(let terms): terms[0].beginsWithStart
    case .alternatives(let choices): choices.allSatisfy(\.beginsWithStart)
    case .capture(_, let body): body.beginsWithStart
    case .quantified(let body, let quantifier): quantifier.least > 0 && body.beginsWithStart
    case .empty, .assertion, .unit, .any, .oneOf, .look, .backreference: false
    }
  }
}
