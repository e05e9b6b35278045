import Diagnostics
import JSONTree

/// Calls, partial applications and lambdas, which all begin like a call.
extension Parser {
  @inline(never)
  mutating func call(_ procedure: SyntaxNode) throws(JSONataError) -> SyntaxNode {
    let arguments = try arguments()
    if isLambdaKeyword(procedure) { return try lambda(procedure, arguments) }
    return makeCall(procedure, arguments)
  }

  /// The arguments of a call; nil stands for `?`.
  @inline(never)
  private mutating func arguments() throws(JSONataError) -> [SyntaxNode?] {
    var arguments: [SyntaxNode?] = []
    while !(arguments.isEmpty && isNext(.closeParenthesis)) {
      if isNext(.question) {
        arguments.append(nil)
        try advance(afterOperand: true)
      } else {
        arguments.append(try expression(0))
      }
      guard try passOver(.comma) else { break }
    }
    try expect(.closeParenthesis, afterOperand: true)
    return arguments
  }

  @inline(never)
  private func isLambdaKeyword(_ node: SyntaxNode) -> Bool {
    guard node.isBareName, case .path(let steps) = node.kind, steps.count == 1,
      case .name(let name) = steps[0].kind
    else { return false }
    return name == "function" || name == "λ"
  }

  @inline(never)
  private mutating func lambda(
    _ keyword: SyntaxNode, _ arguments: [SyntaxNode?]
  ) throws(JSONataError) -> SyntaxNode {
    let parameters = try parameters(arguments, of: keyword)
    let signature = try signature()
    try expect(.openBrace, afterOperand: false)
    let body = try expression(0)
    try expect(.closeBrace, afterOperand: true)
    return SyntaxNode(
      .lambda(parameters: parameters, signature: signature, body: body),
      at: whole(from: keyword.range), over: [body])
  }

  @inline(never)
  private func parameters(
    _ arguments: [SyntaxNode?], of keyword: SyntaxNode
  ) throws(JSONataError) -> [String] {
    var parameters: [String] = []
    for (index, argument) in arguments.enumerated() {
      guard case .variable(let name)? = argument?.kind else {
        throw JSONataError(
          "S0208", at: argument?.range ?? keyword.range,
          token: argument.map { value(of: $0) }, value: .integer(index + 1))
      }
      parameters.append(name)
    }
    return parameters
  }

  @inline(never)
  private mutating func signature() throws(JSONataError) -> Signature? {
    guard token.kind == .symbol(.less) else { return nil }
    let start = token.range
    var text = ""
    var depth = 0
    repeat {
      text += token.text
      if token.kind == .symbol(.less) { depth += 1 }
      if token.kind == .symbol(.greater) { depth -= 1 }
      guard token.kind != .end, token.kind != .symbol(.openBrace) else {
        throw JSONataError("S0202", at: token.range, token: tokenValue, value: ">")
      }
      try advance(afterOperand: false)
    } while depth > 0
    do throws(JSONataError) {
      return try Signature(parsing: text)
    } catch {
      throw error.located(at: SourceRange(start: start.start, end: previousEnd))
    }
  }
}
