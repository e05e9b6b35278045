import Diagnostics
import JSONTree

extension Compiler {
  func binary(
    _ operation: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ range: SourceRange
  ) -> Code {
    if let constant = operation.folded(left, right) {
      return Code { (_, _) throws(JSONataError) in .number(constant) }
    }
    if operation == .concatenate { return concatenation(left, right, range) }
    let left = compile(left)
    let right = compile(right)
    switch operation {
    case .add: return arithmetic(operation, left, right, range) { $0 + $1 }
    case .subtract: return arithmetic(operation, left, right, range) { $0 - $1 }
    case .multiply: return arithmetic(operation, left, right, range) { $0 * $1 }
    case .divide: return arithmetic(operation, left, right, range) { $0 / $1 }
    case .remainder:
      return arithmetic(operation, left, right, range) {
        $0.truncatingRemainder(dividingBy: $1)
      }
    case .equal: return equality(left, right, isNegated: false)
    case .notEqual: return equality(left, right, isNegated: true)
    case .less:
      return comparison(
        operation, left, right, range, ofNumbers: { $0 < $1 }, ofText: { before, _ in before })
    case .lessEqual:
      return comparison(
        operation, left, right, range, ofNumbers: { $0 <= $1 }, ofText: { $0 || $1 })
    case .greater:
      return comparison(
        operation, left, right, range, ofNumbers: { $0 > $1 }, ofText: { !($0 || $1) })
    case .greaterEqual:
      return comparison(
        operation, left, right, range, ofNumbers: { $0 >= $1 }, ofText: { before, _ in !before })
    case .concatenate: preconditionFailure("compiled above, with what is joined to it")
    case .range: return self.range(left, right, range)
    case .includes: return inclusion(left, right)
    case .and:
      return Code { (input, frame) throws(JSONataError) in
        guard try left(input, frame).isTrue(frame.evaluation) else { return .bool(false) }
        return .bool(try right(input, frame).isTrue(frame.evaluation))
      }
    case .or:
      return Code { (input, frame) throws(JSONataError) in
        if try left(input, frame).isTrue(frame.evaluation) { return .bool(true) }
        return .bool(try right(input, frame).isTrue(frame.evaluation))
      }
    }
  }

  func negation(_ operand: SyntaxNode, _ range: SourceRange) -> Code {
    let operand = compile(operand)
    return Code { (input, frame) throws(JSONataError) in
      switch try operand(input, frame) {
      case .undefined: return .undefined
      case .number(let value): return .number(-(try Self.finite(value, "-", range)))
      case let value: throw JSONataError("D1002", at: range, token: "-", value: value.json)
      }
    }
  }

  @inline(__always)
  private func arithmetic(
    _ operation: BinaryOperator, _ left: Code, _ right: Code,
    _ range: SourceRange, _ apply: @escaping @Sendable (Double, Double) -> Double
  ) -> Code {
    Code { (input, frame) throws(JSONataError) in
      let a = try left(input, frame)
      let b = try right(input, frame)
      if case .number(let x) = a, case .number(let y) = b, x.isFinite, y.isFinite {
        return .number(apply(x, y))
      }
      return try Self.arithmeticOnOthers(a, b, operation, range)
    }
  }

  /// What arithmetic gives when an operand is no finite number: undefined, or an error.
  private static func arithmeticOnOthers(
    _ left: Value, _ right: Value, _ operation: BinaryOperator, _ range: SourceRange
  ) throws(JSONataError) -> Value {
    for (value, code) in [(left, "T2001"), (right, "T2002")] {
      switch value {
      case .undefined: break
      case .number(let number): _ = try finite(number, operation.rawValue, range)
      default:
        throw JSONataError(
          code, at: range, token: .string(operation.rawValue), value: value.json)
      }
    }
    return left.isUndefined || right.isUndefined ? .undefined : .number(.nan)
  }

  private static func finite(
    _ value: Double, _ token: String, _ range: SourceRange
  ) throws(JSONataError) -> Double {
    if value.isInfinite {
      throw JSONataError("D1001", at: range, token: .string(token), value: .null)
    }
    return value
  }

  private func equality(
    _ left: Code, _ right: Code, isNegated: Bool
  ) -> Code {
    Code { (input, frame) throws(JSONataError) in
      let a = try left(input, frame)
      let b = try right(input, frame)
      if a.isUndefined || b.isUndefined { return .bool(false) }
      return .bool(try a.isEqual(to: b, frame.evaluation) != isNegated)
    }
  }

  /// - Parameter ofText: makes the result of `left is before right` and `both are the same`.
  @inline(__always)
  private func comparison(
    _ operation: BinaryOperator, _ left: Code, _ right: Code,
    _ range: SourceRange, ofNumbers: @escaping @Sendable (Double, Double) -> Bool,
    ofText: @escaping @Sendable (Bool, Bool) -> Bool
  ) -> Code {
    Code { (input, frame) throws(JSONataError) in
      let a = try left(input, frame)
      let b = try right(input, frame)
      switch (a, b) {
      case (.number(let x), .number(let y)): return .bool(ofNumbers(x, y))
      case (.string(let x), .string(let y)):
        return .bool(ofText(isTextBefore(x, y), isSameText(x, y)))
      default: return try Self.comparisonOfOthers(a, b, operation, range)
      }
    }
  }

  private static func comparisonOfOthers(
    _ left: Value, _ right: Value, _ operation: BinaryOperator, _ range: SourceRange
  ) throws(JSONataError) -> Value {
    let token = JSON.string(operation.rawValue)
    for value in [left, right] {
      switch value {
      case .undefined, .number, .string: break
      default: throw JSONataError("T2010", at: range, token: token, value: value.json)
      }
    }
    if left.isUndefined || right.isUndefined { return .undefined }
    throw JSONataError("T2009", at: range, token: token, value: left.json, value2: right.json)
  }

  /// `a & b & c`: one text for the whole chain.
  private func concatenation(
    _ left: SyntaxNode, _ right: SyntaxNode, _ range: SourceRange
  ) -> Code {
    var parts = [(code: compile(right), range: range)]
    var first = left
    while case .binary(.concatenate, let left, let right) = first.kind, first.isBare {
      parts.append((compile(right), first.range))
      first = left
    }
    parts.append((compile(first), parts[parts.count - 1].range))
    let inOrder = Array(parts.reversed())
    return Code { (input, frame) throws(JSONataError) in
      var text = ""
      for part in inOrder {
        let value = try part.code(input, frame)
        do throws(JSONataError) {
          if let more = try value.text(frame.evaluation) { text += more }
          try frame.evaluation.allocate(bytes: text.utf8.count)
        } catch {
          throw error.located(at: part.range, token: "&")
        }
      }
      return .string(text)
    }
  }

  private func inclusion(_ left: Code, _ right: Code) -> Code {
    Code { (input, frame) throws(JSONataError) in
      let item = try left(input, frame)
      let list = try right(input, frame)
      if item.isUndefined || list.isUndefined { return .bool(false) }
      try frame.evaluation.step(list.itemCount)
      for index in 0..<list.itemCount {
        if try list.item(index).isEqual(to: item, frame.evaluation) { return .bool(true) }
      }
      return .bool(false)
    }
  }

  // MARK: Ranges

  private func range(
    _ left: Code, _ right: Code, _ range: SourceRange
  ) -> Code {
    Code { (input, frame) throws(JSONataError) in
      let first = try left(input, frame)
      let last = try right(input, frame)
      guard let start = try Self.whole(first, "T2003", range),
        let end = try Self.whole(last, "T2004", range)
      else { return .undefined }
      if start > end { return .undefined }
      let size = end - start + 1
      guard size <= 10_000_000 else {
        throw JSONataError("D2014", at: range, token: "..", value: .double(size))
      }
      try frame.evaluation.step(Int(size) / 8)
      try frame.evaluation.allocate(bytes: Int(size) * MemoryLayout<Value>.stride)
      try frame.evaluation.check(sequenceLength: Int(size))
      return .rawSequence(
        ContiguousArray((0..<Int(size)).lazy.map { .number(start + Double($0)) }))
    }
  }

  private static func whole(
    _ value: Value, _ code: String, _ range: SourceRange
  ) throws(JSONataError) -> Double? {
    switch value {
    case .undefined: return nil
    case .number(let number) where number == number.rounded(): return number
    default: throw JSONataError(code, at: range, token: "..", value: value.json)
    }
  }
}

extension BinaryOperator {
  /// The result of arithmetic on two literals; nil unless it is known before any evaluation.
  fileprivate func folded(_ left: SyntaxNode, _ right: SyntaxNode) -> Double? {
    guard let a = left.constantNumber, let b = right.constantNumber else { return nil }
    switch self {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    default: return nil
    }
  }
}

extension SyntaxNode {
  /// The number that a node always gives, if it is finite.
  var constantNumber: Double? {
    guard isBare else { return nil }
    let number: Double? =
      switch kind {
      case .number(let value): value
      case .binary(let operation, let left, let right): operation.folded(left, right)
      default: nil
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }
}
