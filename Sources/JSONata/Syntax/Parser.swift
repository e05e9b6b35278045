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
  /// Where the stack may reach; it grows towards lower addresses.
  let stackEnd: UInt
  var labelCount = 0
  /// The first fault of a path; the reference reports it only where the rest parses.
  var pathProblem: JSONataError?

  /// How deep an expression may be nested, and how deep its tree may be.
  ///
  /// It keeps parser, compiler and evaluator within the 512 KiB stack of a thread. Builds without
  /// optimisation need more stack for a level, and refuse an expression when they have used theirs.
  static let maximumDepth = 500

  private init(
    _ text: String, isStatesProfile: Bool, stackEnd: UInt
  ) throws(JSONataError) {
    self.stackEnd = stackEnd
    lexer = Lexer(text, isStatesProfile: isStatesProfile)
    token = try lexer.next(afterOperand: false)
    try Self.check(token)
  }

  /// - Parameters:
  ///   - isStatesProfile: whether the operators that are newer than JSONata 2.0.6 are unknown, as
  ///     in Step Functions.
  ///   - stackEnd: where the stack may reach.
  static func parse(
    _ text: String, isStatesProfile: Bool = false, stackEnd: UInt = defaultStackEnd()
  ) throws(JSONataError) -> SyntaxNode {
    var parser = try Parser(text, isStatesProfile: isStatesProfile, stackEnd: stackEnd)
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

  // The functions that call each other for what is nested keep their stack frames small: all that
  // needs room, and goes no deeper, is in functions that are not inlined.

  /// The expression whose operators bind tighter than a power.
  @inline(never)
  mutating func expression(_ rightPower: Int) throws(JSONataError) -> SyntaxNode {
    try enter()
    var left = try operand()
    while case .symbol(let symbol) = token.kind, rightPower < Self.leftPower(symbol) {
      let place = token.range
      try advance(afterOperand: false)
      left = try infix(symbol, place, left)
      try checkDepth(of: left, place)
    }
    depth -= 1
    return left
  }

  /// Goes one level deeper. An error ends the parsing, so that only success has to come back.
  @inline(never)
  private mutating func enter() throws(JSONataError) {
    depth += 1
    if depth > Self.maximumDepth || stackPosition() < stackEnd {
      throw JSONataError("D1011", at: token.range)
    }
  }

  @inline(never)
  private func checkDepth(of node: SyntaxNode, _ place: SourceRange) throws(JSONataError) {
    if node.depth > Self.maximumDepth { throw JSONataError("D1011", at: place) }
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

  @inline(never)
  private mutating func operand() throws(JSONataError) -> SyntaxNode {
    guard case .symbol(let symbol) = token.kind else { return try literalOrName() }
    let place = token.range
    try advance(afterOperand: true)
    switch symbol {
    case .minus: return makeNegation(try expression(70), place)
    case .openParenthesis: return try block(place)
    case .openBracket: return try arrayConstructor(place)
    case .openBrace: return makeObject(try pairs(), place)
    case .bar: return try transform(place)
    default: return try symbolAlone(symbol, place)
    }
  }

  @inline(never)
  private mutating func literalOrName() throws(JSONataError) -> SyntaxNode {
    let first = token
    try advance(afterOperand: true)
    switch first.kind {
    case .end, .symbol: throw JSONataError("S0207", at: first.range, token: "(end)")
    case .name(let name, _): return makeName(name, at: first.range)
    case .variable(let name): return SyntaxNode(.variable(name), at: first.range)
    case .string(let text): return SyntaxNode(.string(text), at: first.range)
    case .number(let value): return SyntaxNode(.number(value), at: first.range)
    case .value(let literal): return SyntaxNode(.literal(literal), at: first.range)
    case .regularExpression(let pattern, let flags):
      return SyntaxNode(
        .regularExpression(try regularExpression(pattern, flags, first.range)), at: first.range)
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

  /// What an operator means that stands where an operand is expected.
  @inline(never)
  private mutating func symbolAlone(
    _ symbol: Token.Symbol, _ place: SourceRange
  ) throws(JSONataError) -> SyntaxNode {
    switch symbol {
    case .and, .or, .in: return makeName(symbol.rawValue, at: place)
    case .times: return SyntaxNode(.wildcard, at: place)
    case .descendant: return SyntaxNode(.descendants, at: place)
    case .percent:
      labelCount += 1
      return SyntaxNode(.parent(AncestorSlot(label: labelCount)), at: place)
    default: throw JSONataError("S0211", at: place, token: .string(symbol.rawValue))
    }
  }

  @inline(never)
  private mutating func block(_ place: SourceRange) throws(JSONataError) -> SyntaxNode {
    var expressions: [SyntaxNode] = []
    while !isNext(.closeParenthesis) {
      expressions.append(try expression(0))
      guard try passOver(.semicolon) else { break }
    }
    try expect(.closeParenthesis, afterOperand: true)
    return makeBlock(expressions, place)
  }

  @inline(never)
  private mutating func arrayConstructor(_ place: SourceRange) throws(JSONataError) -> SyntaxNode {
    var items: [SyntaxNode] = []
    while !(items.isEmpty && isNext(.closeBracket)) {
      let item = try expression(0)
      if try passOver(.range) {
        items.append(makeBinary(.range, item, try expression(0)))
      } else {
        items.append(item)
      }
      guard try passOver(.comma) else { break }
    }
    try expect(.closeBracket, afterOperand: true)
    return makeArray(items, place)
  }

  @inline(never)
  private mutating func transform(_ place: SourceRange) throws(JSONataError) -> SyntaxNode {
    var parts = [try expression(0)]
    try expect(.bar, afterOperand: false)
    parts.append(try expression(0))
    if try passOver(.comma) { parts.append(try expression(0)) }
    try expect(.bar, afterOperand: true)
    return makeTransform(parts, place)
  }

  @inline(never)
  private mutating func pairs() throws(JSONataError) -> [(key: SyntaxNode, value: SyntaxNode)] {
    var pairs: [(key: SyntaxNode, value: SyntaxNode)] = []
    while !(pairs.isEmpty && isNext(.closeBrace)) {
      let key = try expression(0)
      try expect(.colon, afterOperand: false)
      pairs.append((key, try expression(0)))
      guard try passOver(.comma) else { break }
    }
    try expect(.closeBrace, afterOperand: true)
    return pairs
  }

  // MARK: What goes on after an operand

  @inline(never)
  private mutating func infix(
    _ symbol: Token.Symbol, _ place: SourceRange, _ left: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    switch symbol {
    case .openBracket: return try predicate(place, left)
    case .openBrace: return makeGroup(left, try pairs(), place)
    case .openParenthesis: return try call(left)
    case .caret: return try orderBy(place, left)
    case .question: return try condition(left)
    case .bind:
      try checkBindable(left)
      return makeBinding(left, try expression(Self.leftPower(symbol) - 1))
    default:
      return try makeInfix(symbol, place, left, try expression(Self.leftPower(symbol)))
    }
  }

  @inline(never)
  private func checkBindable(_ left: SyntaxNode) throws(JSONataError) {
    guard case .variable = left.kind, left.predicates.isEmpty else {
      throw JSONataError("S0212", at: left.range, token: value(of: left))
    }
  }

  /// The node of an operator that stands between two operands.
  @inline(never)
  private mutating func makeInfix(
    _ symbol: Token.Symbol, _ place: SourceRange, _ left: SyntaxNode, _ right: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    let both = joined(left, right)
    switch symbol {
    case .dot: return makePath(left, right)
    case .at: return makeFocus(left, try variable(right, after: symbol), place)
    case .hash: return makeIndex(left, try variable(right, after: symbol))
    case .apply:
      let node = SyntaxNode(.application(left, right), at: both, over: [left, right])
      node.keepsArray = left.keepsArray || right.keepsArray
      return node
    case .defaultValue: return SyntaxNode(.defaulted(left, right), at: both, over: [left, right])
    case .coalesce: return SyntaxNode(.coalesced(left, right), at: both, over: [left, right])
    default:
      guard let binary = BinaryOperator(rawValue: symbol.rawValue) else {
        throw JSONataError("S0204", at: place, token: .string(symbol.rawValue))
      }
      return makeBinary(binary, left, right)
    }
  }

  private func variable(
    _ node: SyntaxNode, after symbol: Token.Symbol
  ) throws(JSONataError) -> String {
    guard case .variable(let name) = node.kind else {
      throw JSONataError("S0214", at: node.range, token: .string(symbol.rawValue))
    }
    return name
  }

  @inline(never)
  private mutating func predicate(
    _ place: SourceRange, _ left: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    if isNext(.closeBracket) {
      try advance(afterOperand: true)
      markKeepArray(left)
      return left
    }
    let condition = try expression(0)
    try expect(.closeBracket, afterOperand: true)
    return makePredicate(left, condition, place)
  }

  @inline(never)
  private mutating func orderBy(
    _ place: SourceRange, _ left: SyntaxNode
  ) throws(JSONataError) -> SyntaxNode {
    try expect(.openParenthesis, afterOperand: false)
    var terms: [SyntaxNode.SortTerm] = []
    repeat {
      let isDescending = try passOver(.greater)
      if !isDescending { _ = try passOver(.less) }
      terms.append(.init(expression: try expression(0), isDescending: isDescending))
    } while try passOver(.comma)
    try expect(.closeParenthesis, afterOperand: true)
    return makeSort(left, terms, place)
  }

  @inline(never)
  private mutating func condition(_ left: SyntaxNode) throws(JSONataError) -> SyntaxNode {
    let then = try expression(0)
    guard try passOver(.colon) else { return makeCondition(left, then, nil) }
    return makeCondition(left, then, try expression(0))
  }

  // MARK: Tokens

  @inline(never)
  mutating func advance(afterOperand: Bool) throws(JSONataError) {
    previousEnd = token.range.end
    token = try lexer.next(afterOperand: afterOperand)
    try Self.check(token)
  }

  @inline(never)
  func isNext(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

  /// Passes over a symbol after which an operand is expected, if it is the next token.
  @inline(never)
  mutating func passOver(_ symbol: Token.Symbol) throws(JSONataError) -> Bool {
    guard isNext(symbol) else { return false }
    try advance(afterOperand: false)
    return true
  }

  @inline(never)
  mutating func expect(
    _ symbol: Token.Symbol, afterOperand: Bool
  ) throws(JSONataError) {
    guard isNext(symbol) else {
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
}
