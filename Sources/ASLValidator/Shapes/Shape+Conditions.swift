import ASLModel
import JSONPath

extension Shape {
  /// The values of this shape for which a condition holds, or does not; where that cannot be told,
  /// all for which it can be asked.
  ///
  /// - Note: Amazon States Language, "Choice State"; as recorded, a comparison of what is not there
  ///   ends the execution, and one of another type does not hold.
  func refined(by condition: Condition, _ holds: Bool) -> Shape {
    switch condition {
    case .and(let parts): refined(byAll: parts, holds)
    case .or(let parts): refined(byAny: parts, holds)
    case .not(let part): refined(by: part, !holds)
    case .comparison(let comparison): refined(by: comparison, holds)
    case .expression, .constant: self
    }
  }

  private func refined(byAll parts: [Condition], _ holds: Bool) -> Shape {
    guard let first = parts.first else { return self }
    if holds { return parts.reduce(self) { $0.refined(by: $1, true) } }
    return parts.count == 1 ? refined(by: first, false) : asked(first)
  }

  private func refined(byAny parts: [Condition], _ holds: Bool) -> Shape {
    guard let first = parts.first else { return self }
    if !holds { return parts.reduce(self) { $0.refined(by: $1, false) } }
    return parts.count == 1 ? refined(by: first, true) : asked(first)
  }

  /// The values for which a condition can be asked.
  private func asked(_ condition: Condition) -> Shape {
    switch condition {
    case .and(let parts), .or(let parts): return parts.first.map(asked) ?? self
    case .not(let part): return asked(part)
    case .expression, .constant: return self
    case .comparison(let comparison):
      if case .isPresent = comparison.test { return self }
      return comparison.variable.root == .input ? requiring(comparison.variable.steps) : self
    }
  }

  private func refined(by comparison: Comparison, _ holds: Bool) -> Shape {
    guard comparison.variable.root == .input else { return self }
    let steps = comparison.variable.steps
    func tested(_ types: Types, _ expected: Bool = true) -> Shape {
      requiring(steps) { $0.only(expected == holds ? types : Types.all.subtracting(types)) }
    }
    switch comparison.test {
    case .isPresent(let expected): return expected == holds ? requiring(steps) : lacking(steps)
    case .isNull(let expected): return tested(.null, expected)
    case .isString(let expected): return tested(.string, expected)
    case .isNumeric(let expected): return tested(.number, expected)
    case .isBoolean(let expected): return tested(.boolean, expected)
    case .isTimestamp(let expected):
      return expected == holds ? tested(.string, holds) : requiring(steps)
    case .stringMatches:
      return holds ? requiring(steps) { $0.only(.string).withoutDetails } : requiring(steps)
    case .string, .timestamp: return holds ? tested(.string) : requiring(steps)
    case .numeric: return holds ? tested(.number) : requiring(steps)
    case .boolean: return holds ? tested(.boolean) : requiring(steps)
    }
  }
}
