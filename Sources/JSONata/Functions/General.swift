import JSONTree

let generalFunctions: [Builtin] = [
  Builtin("boolean", "<x-:b>", arity: 1) { (arguments, call) throws(JSONataError) in
    try arguments[0].boolean(call.evaluation).map { .bool($0) } ?? .undefined
  },
  Builtin("not", "<x-:b>", arity: 1) { (arguments, call) throws(JSONataError) in
    try arguments[0].boolean(call.evaluation).map { .bool(!$0) } ?? .undefined
  },
  Builtin("type", "<x:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments[0].typeName.map { .string($0) } ?? .undefined
  },
  Builtin("clone", "<(oa)-:o>", arity: 1) { (arguments, call) throws(JSONataError) in
    try arguments[0].cloned(call.evaluation) ?? .undefined
  },
  Builtin("error", "<s?:x>", arity: 1) { (arguments, _) throws(JSONataError) in
    throw JSONataError("D3137", text: arguments.string(0) ?? "$error() function evaluated")
  },
  Builtin("assert", "<bs?:x>", arity: 2) { (arguments, call) throws(JSONataError) in
    if try arguments[0].isTrue(call.evaluation) { return .undefined }
    throw JSONataError("D3141", text: arguments.string(1) ?? "$assert() statement failed")
  },
  Builtin("eval", "<sx?:x>", arity: 2) { (arguments, call) throws(JSONataError) in
    try eval(arguments, call)
  },
]

/// Parses and evaluates a text, in the current context or the one given.
private func eval(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let context = arguments[1].isUndefined ? call.input : arguments[1]
  let evaluation = call.evaluation
  let node: SyntaxNode
  let program: Program
  do throws(JSONataError) {
    node = try Parser.parse(text, stackEnd: evaluation.stackEnd)
    program = try Compiler.compile(node, stackEnd: evaluation.stackEnd)
  } catch {
    throw error.inEval("D3120")
  }
  try evaluation.step(100)
  try evaluation.enter(node.depth)
  defer { evaluation.leave(node.depth) }
  do throws(JSONataError) {
    return try program.code(
      context, Frame.make(program.slotCount, parent: nil, evaluation: evaluation))
  } catch {
    throw error.inEval("D3121")
  }
}

extension JSONataError {
  /// The error that `$eval` makes of this one. What was too much stays what it is.
  ///
  /// The message is quoted in that of the next `$eval` around it, each time longer, so it is cut.
  fileprivate func inEval(_ code: String) -> JSONataError {
    switch self.code {
    case "D1011", "D1012", "D2014", "D2015", "U1002": return self
    default:
      let message = message
      return JSONataError(
        code, value: .string(message.utf8.count > 2_000 ? "\(message.prefix(2_000))…" : message))
    }
  }
}
