/// A parsed regular expression, or a part of one.
indirect enum PatternNode: Sendable {
  case empty
  case unit(UInt16)
  case any
  case oneOf(UnitClass)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case capture(Int, PatternNode)
  case quantified(PatternNode, Quantifier)
  case assertion(Assertion)
  case look(PatternNode, Look)
  /// What a capturing group, counted from 1, last matched.
  case backreference(Int)

  struct Quantifier: Sendable {
    let least: Int32
    /// `Int32.max` for as often as possible.
    let most: Int32
    let isGreedy: Bool
    /// The capturing groups inside, which each iteration begins without.
    let captures: Range<Int>
  }

  enum Assertion: Sendable {
    case start
    case end
    case boundary
    case noBoundary
  }

  struct Look: Sendable, Equatable {
    let isBehind: Bool
    let isNegative: Bool
  }
}

extension PatternNode {
  static func sequence(of terms: [PatternNode]) -> PatternNode {
    switch terms.count {
    case 0: .empty
    case 1: terms[0]
    default: .sequence(terms)
    }
  }

  /// Whether it can match without a code unit.
  var canBeEmpty: Bool {
    switch self {
    case .empty, .assertion, .look, .backreference: true
    case .unit, .any, .oneOf: false
    case .sequence(let terms): terms.allSatisfy(\.canBeEmpty)
    case .alternatives(let choices): choices.contains(where: \.canBeEmpty)
    case .capture(_, let body): body.canBeEmpty
    case .quantified(let body, let quantifier): quantifier.least == 0 || body.canBeEmpty
    }
  }
}
