import Diagnostics
import JSONTree

/// A top-down operator precedence parser; the first error ends it.
///
/// What a node means for the path around it is decided in `Parser+Path.swift`, as soon as it is
/// made.
struct Parser {
  private var lexer: Lexer
  var token: Token
  private(set) var previousEnd = 0
  private var depth = 0
  var labelCount = 0
  /// The first fault of a path; the reference reports it only where the rest parses.
  var pathProblem: JSONataError?

  /// How deep an expression may be nested, and how deep its tree may be.
  ///
  /// It keeps parser, compiler and evaluator within the 512 KiB stack of a thread.
  static let maximumDepth = 500

  private init(_ text: String, isStatesProfile: Bool) throws(JSONataError) {
    lexer = Lexer(text, isStatesProfile: isStatesProfile)
    token = try lexer.next(afterOperand: false)
    try Self.check(token)
  }

  /// - Parameter isStatesProfile: whether the operators that are newer than JSONata 2.0.6 are
  ///   unknown, as in Step Functions.
  static func parse(
    _ text: String, isStatesProfile: Bool = false
  ) throws(JSONataError) -> SyntaxNode {
    var parser = try Parser(text, isStatesProfile: isStatesProfile)
    let node = try parser.expression(0)
    guard parser.token.kind == .end else {
      throw JSONataError("S0201", at: parser.token.range, token: parser.tokenValue)
    }
    if let problem = parser.pathProblem { throw problem }
    if case .parent = node.kind { throw parser.underivableParent(node) }
    guard node.seekingParents.isEmpty else { throw parser.underivableParent(node) }
    return node
  }

  var tokenValue: JSON {
    if case .number(let value) = token.kind { .double(value) } else { .string(token.text) }
  }

  /// The expression whose operators bind tighter than a power.
  mutating func expression(_ rightPower: Int) throws(JSONataError) -> SyntaxNode {
    depth += 1
    defer { depth -= 1 }
    let first = token
    guard depth <= Self.maximumDepth else { throw JSONataError("D1011", at: first.range) }
    try advance(afterOperand: true)
    var left = try prefix(first)
    while case .symbol(let symbol) = token.kind, rightPower < Self.leftPower(symbol) {
      let operation = token
      try advance(afterOperand: false)
      left = try infix(symbol, operation, left)
      guard left.depth <= Self.maximumDepth else {
        throw JSONataError("D1011", at: operation.range)
      }
    }
    return left
  }

  private static func leftPower(_ symbol: Token.Symbol) -> Int {
    switch symbol {
    case .openBracket, .openParenthesis, .at, .hash: 80
    case .dot: 75
    case .openBrace: 70
    case .times, .divide, .percent: 60
    case .plus, .minus, .ampersand: 50
    case .equal, .notEqual, .less, .greater, .lessEqual, .greaterEqual, .caret, .apply, .in,
      .defaultValue, .coalesce:
      40
    case .and: 30
    case .or: 25
    case .question: 20
    case .bind: 10
    case .closeBracket, .closeBrace, .closeParenthesis, .comma, .semicolon, .colon, .bar,
      .descendant, .range, .not, .tilde:
      0
    }
  }

  // MARK: What begins an expression

  private mutating func prefix(_ first: Token) throws(JSONataError) -> SyntaxNode {
    switch first.kind {
    case .end: throw JSONataError("S0207", at: first.range, token: "(end)")
    case .name(let name, _): return makeName(name, at: first.range)
    case .variable(let name): return SyntaxNode(.variable(name), at: first.range)
    case .string(let text): return SyntaxNode(.string(text), at: first.range)
    case .number(let value): return SyntaxNode(.number(value), at: first.range)
    case .value(let literal): return SyntaxNode(.literal(literal), at: first.range)
    case .regularExpression(let pattern, let flags):
      return SyntaxNode(
        .regularExpression(try regularExpression(pattern, flags, first.range)), at: first.range)
    case .symbol(let symbol): return try prefix(symbol, first)
    }
  }

  private func regularExpression(
    _ pattern: String, _ flags: String, _ range: SourceRange
  ) throws(JSONataError) -> RegularExpression {
    do throws(RegularExpression.SyntaxError) {
      return try RegularExpression(pattern, flags: flags)
    } catch {
      throw JSONataError("S0303", at: range, value: .string(error.message))
    }
  }

  private mutating func prefix(
    _ symbol: Token.Symbol, _ first: Token
  ) throws(JSONataError) -> SyntaxNode {
    switch symbol {
    case .and, .or, .in: return makeName(symbol.rawValue, at: first.range)
    case .times: return SyntaxNode(.wildcard, at: first.range)
    case .descendant: return SyntaxNode(.descendants, at: first.range)
    case .percent:
      labelCount += 1
      return SyntaxNode(.parent(AncestorSlot(label: labelCount)), at: first.range)
    case .minus: return makeNegation(try expression(70), first)
    case .openParenthesis: return try block(first)
    case .openBracket: return try arrayConstructor(first)
    case .openBrace:
      let pairs = try pairs()
      let node = SyntaxNode(
        .object(pairs), at: range(from: first), over: pairs.flatMap { [$0.key, $0.value] })
      for pair in pairs {
        pushAncestry(from: pair.key, to: node)
        pushAncestry(from: pair.value, to: node)
      }
      return node
    case .bar: return try transform(first)
    default: throw JSONataError("S0211", at: first.range, token: .string(symbol.rawValue))
    }
  }

  private mutating func block(_ first: Token) throws(JSONataError) -> SyntaxNode {
    var expressions: [SyntaxNode] = []
    while token.kind != .symbol(.closeParenthesis) {
      expressions.append(try expression(0))
      guard token.kind == .symbol(.semicolon) else { break }
      try advance(afterOperand: false)
    }
    try expect(.closeParenthesis, afterOperand: true)
    let node = SyntaxNode(.block(expressions), at: range(from: first), over: expressions)
    for expression in expressions {
      pushAncestry(from: expression, to: node)
      if expression.isConsArray { node.isConsArray = true }
      if case .path(let steps) = expression.kind, steps[0].isConsArray { node.isConsArray = true }
    }
    return node
  }

  private mutating func arrayConstructor(_ first: Token) throws(JSONataError) -> SyntaxNode {
    var items: [SyntaxNode] = []
    if token.kind != .symbol(.closeBracket) {
      while true {
        var item = try expression(0)
        if token.kind == .symbol(.range) {
          let operation = token
          try advance(afterOperand: false)
          item = makeBinary(.range, operation, item, try expression(0))
        }
        items.append(item)
        guard token.kind == .symbol(.comma) else { break }
        try advance(afterOperand: false)
      }
    }
    try expect(.closeBracket, afterOperand: true)
    let node = SyntaxNode(.array(items), at: range(from: first), over: items)
    for item in items { pushAncestry(from: item, to: node) }
    return node
  }

  private mutating func transform(_ first: Token) throws(JSONataError) -> SyntaxNode {
    let pattern = try expression(0)
    try expect(.bar, afterOperand: false)
    let update = try expression(0)
    var deletion: SyntaxNode?
    if token.kind == .symbol(.comma) {
      try advance(afterOperand: false)
      deletion = try expression(0)
    }
    try expect(.bar, afterOperand: true)
    return SyntaxNode(
      .transform(pattern: pattern, update: update, deletion: deletion), at: range(from: first),
      over: [pattern, update] + (deletion.map { [$0] } ?? []))
  }

  private mutating func pairs() throws(JSONataError) -> [(key: SyntaxNode, value: SyntaxNode)] {
    var pairs: [(key: SyntaxNode, value: SyntaxNode)] = []
    if token.kind != .symbol(.closeBrace) {
      while true {
        let key = try expression(0)
        try expect(.colon, afterOperand: false)
        pairs.append((key, try expression(0)))
        guard token.kind == .symbol(.comma) else { break }
        try advance(afterOperand: false)
      }
    }
    try expect(.closeBrace, afterOperand: true)
    return pairs
  }

  // MARK: What goes on after an operand

  private mutating func infix(
    _ symbol: Token.Symbol, _ operation: Token, _ left: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    let power = Self.leftPower(symbol)
    switch symbol {
    case .dot: return makePath(left, try expression(power))
    case .openBracket: return try predicate(operation, left)
    case .openBrace: return makeGroup(left, try pairs(), operation)
    case .openParenthesis: return try call(operation, left)
    case .at:
      let name = try variable(after: operation, power)
      return makeFocus(left, name, operation)
    case .hash:
      let name = try variable(after: operation, power)
      return makeIndex(left, name)
    case .caret: return try orderBy(operation, left)
    case .question: return try condition(left)
    case .bind:
      guard case .variable(let name) = left.kind, left.predicates.isEmpty else {
        throw JSONataError("S0212", at: left.range, token: value(of: left))
      }
      let value = try expression(power - 1)
      let node = SyntaxNode(.binding(name, value), at: joined(left, value), over: [value])
      pushAncestry(from: value, to: node)
      return node
    case .apply:
      let right = try expression(power)
      let node = SyntaxNode(
        .application(left, right), at: joined(left, right), over: [left, right])
      node.keepsArray = left.keepsArray || right.keepsArray
      return node
    case .defaultValue:
      let right = try expression(power)
      return SyntaxNode(.defaulted(left, right), at: joined(left, right), over: [left, right])
    case .coalesce:
      let right = try expression(power)
      return SyntaxNode(.coalesced(left, right), at: joined(left, right), over: [left, right])
    default:
      guard let binary = BinaryOperator(rawValue: symbol.rawValue) else {
        throw JSONataError("S0204", at: operation.range, token: .string(symbol.rawValue))
      }
      return makeBinary(binary, operation, left, try expression(power))
    }
  }

  private mutating func predicate(
    _ operation: Token, _ left: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    if token.kind == .symbol(.closeBracket) {
      try advance(afterOperand: true)
      markKeepArray(left)
      return left
    }
    let condition = try expression(0)
    try expect(.closeBracket, afterOperand: true)
    return makePredicate(left, condition, operation)
  }

  private mutating func variable(
    after operation: Token, _ power: Int
  ) throws(JSONataError) -> String {
    let right = try expression(power)
    guard case .variable(let name) = right.kind else {
      throw JSONataError("S0214", at: right.range, token: .string(operation.text))
    }
    return name
  }

  private mutating func orderBy(
    _ operation: Token, _ left: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    try expect(.openParenthesis, afterOperand: false)
    var terms: [SyntaxNode.SortTerm] = []
    while true {
      let isDescending = token.kind == .symbol(.greater)
      if isDescending || token.kind == .symbol(.less) { try advance(afterOperand: false) }
      terms.append(.init(expression: try expression(0), isDescending: isDescending))
      guard token.kind == .symbol(.comma) else { break }
      try advance(afterOperand: false)
    }
    try expect(.closeParenthesis, afterOperand: true)
    return makeSort(left, terms, operation)
  }

  private mutating func condition(_ left: SyntaxNode) throws(JSONataError) -> SyntaxNode {
    let then = try expression(0)
    var otherwise: SyntaxNode?
    if token.kind == .symbol(.colon) {
      try advance(afterOperand: false)
      otherwise = try expression(0)
    }
    let children = [left, then] + (otherwise.map { [$0] } ?? [])
    let node = SyntaxNode(
      .condition(left, then: then, otherwise: otherwise), at: joined(left, otherwise ?? then),
      over: children)
    for child in children { pushAncestry(from: child, to: node) }
    return node
  }

  // MARK: Tokens

  mutating func advance(afterOperand: Bool) throws(JSONataError) {
    previousEnd = token.range.end
    token = try lexer.next(afterOperand: afterOperand)
    try Self.check(token)
  }

  mutating func expect(
    _ symbol: Token.Symbol, afterOperand: Bool
  ) throws(JSONataError) {
    guard token.kind == .symbol(symbol) else {
      throw JSONataError(
        token.kind == .end ? "S0203" : "S0202", at: token.range, token: tokenValue,
        value: .string(symbol.rawValue))
    }
    try advance(afterOperand: afterOperand)
  }

  private static func check(_ token: Token) throws(JSONataError) {
    if token.kind == .symbol(.not) || token.kind == .symbol(.tilde) {
      throw JSONataError("S0204", at: token.range, token: .string(token.text))
    }
  }

  private func range(from first: Token) -> SourceRange {
    SourceRange(start: first.range.start, end: previousEnd)
  }
}
