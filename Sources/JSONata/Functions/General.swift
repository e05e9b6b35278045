import JSONTree

let generalFunctions: [Builtin] = [
  Builtin("boolean", "<x-:b>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments[0].boolean.map { .bool($0) } ?? .undefined
  },
  Builtin("not", "<x-:b>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments[0].boolean.map { .bool(!$0) } ?? .undefined
  },
  Builtin("type", "<x:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments[0].typeName.map { .string($0) } ?? .undefined
  },
  Builtin("clone", "<(oa)-:o>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments[0].json.map { Value($0) } ?? .undefined
  },
  Builtin("error", "<s?:x>", arity: 1) { (arguments, _) throws(JSONataError) in
    throw JSONataError("D3137", text: arguments.string(0) ?? "$error() function evaluated")
  },
  Builtin("assert", "<bs?:x>", arity: 2) { (arguments, _) throws(JSONataError) in
    if arguments[0].isTrue { return .undefined }
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
  let node: SyntaxNode
  do throws(JSONataError) {
    node = try Parser.parse(text)
  } catch {
    throw JSONataError("D3120", value: .string(error.message))
  }
  let program = Compiler.compile(node)
  let evaluation = call.evaluation
  try evaluation.step(100)
  try evaluation.enter(node.depth)
  defer { evaluation.leave(node.depth) }
  do throws(JSONataError) {
    return try program.code(
      context, Frame.make(program.slotCount, parent: nil, evaluation: evaluation))
  } catch {
    throw JSONataError("D3121", value: .string(error.message))
  }
}
