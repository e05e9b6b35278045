import ASLModel
import JSONPath
public import JSONTree

/// What one Choice Rule says of the data of a Choice state.
public struct RuleOutcome: Sendable, Equatable {
  public let holds: Bool
  /// Why it cannot be evaluated.
  public let failure: String?
  /// The values that it compares, by their paths; nil where there is none.
  public let operands: [Operand]

  public struct Operand: Sendable, Equatable {
    public let path: String
    public let value: JSON?
  }
}

extension Execution {
  /// What each rule of the Choice state says that was left last, or that a branch is in; nil where
  /// that is none. Nothing changes.
  public func ruleOutcomes(ofBranch number: Int, left: Bool) -> [RuleOutcome]? {
    var copy = self
    let slot: Int
    if left {
      guard let branch = watch.left, branch.number == number else { return nil }
      copy.branches.append(branch)
      slot = copy.branches.count - 1
    } else {
      guard let found = self.slot(ofBranch: number) else { return nil }
      slot = found
    }
    guard case .choice(let choice) = machine.states[copy.branches[slot].state.index].kind else {
      return nil
    }
    return choice.rules.map { copy.outcome(of: $0.condition, slot) }
  }

  private mutating func outcome(of condition: Condition, _ slot: Int) -> RuleOutcome {
    do throws(EvaluationError) {
      if case .expression(let expression) = condition {
        return RuleOutcome(
          holds: try boolean(of: expression, slot), failure: nil, operands: [])
      }
      let scope = scope(over: try inputAfterInputPath(slot), slot)
      let operands = condition.paths.map { path in
        RuleOutcome.Operand(
          path: path.source, value: scope.document(of: path.root).flatMap { path.value(in: $0) })
      }
      do throws(EvaluationError) {
        return RuleOutcome(
          holds: try condition.holds(in: scope), failure: nil, operands: operands)
      } catch {
        return RuleOutcome(holds: false, failure: error.cause, operands: operands)
      }
    } catch {
      return RuleOutcome(holds: false, failure: error.cause, operands: [])
    }
  }
}

extension Condition {
  /// The paths that it reads, each once, in order.
  fileprivate var paths: [ReferencePath] {
    var paths: [ReferencePath] = []
    collect(&paths)
    return paths
  }

  private func collect(_ paths: inout [ReferencePath]) {
    switch self {
    case .and(let parts), .or(let parts): for part in parts { part.collect(&paths) }
    case .not(let part): part.collect(&paths)
    case .comparison(let comparison):
      for path in [comparison.variable, comparison.test.operandPath].compactMap({ $0 })
      where !paths.contains(path) { paths.append(path) }
    case .expression, .constant: break
    }
  }
}

extension Comparison.Test {
  /// The path of what the variable is compared with.
  fileprivate var operandPath: ReferencePath? {
    switch self {
    case .string(_, .path(let path)), .numeric(_, .path(let path)), .timestamp(_, .path(let path)),
      .boolean(.path(let path)):
      path
    default: nil
    }
  }
}
