import JSONTree

extension Evaluation {
  /// What a name was bound to from outside.
  @inline(__always)
  func binding(_ name: String) -> Value? {
    bindings.isEmpty ? nil : bindings[name]
  }

  /// Calls a function, and then whatever it calls in tail position.
  func apply(
    _ function: Function, _ arguments: Arguments, context: Value
  ) throws(JSONataError) -> Value {
    let result = try applyOnce(function, arguments, context: context)
    if case .tailCall = result { return try finishTailCalls(result, context) }
    return result
  }

  /// Calls a value, which has to be a function.
  func apply(
    _ value: Value, _ arguments: Arguments, context: Value, at site: CallSite
  ) throws(JSONataError) -> Value {
    guard case .function(let function) = value else {
      throw site.notAFunction(value, plain: "T1006", hinting: "T1005")
    }
    return try apply(function, arguments, context: context)
  }

  /// Runs a lambda whose frame has its arguments already.
  @inline(__always)
  func run(
    _ lambda: Lambda, _ frame: Frame, _ context: Value, caller: Value
  ) throws(JSONataError) -> Value {
    try step()
    try check(reach: lambda.reach)
    let result = try lambda.body(context, frame)
    if case .tailCall = result { return try finishTailCalls(result, caller) }
    return result
  }

  private func finishTailCalls(
    _ result: Value, _ context: Value
  ) throws(JSONataError) -> Value {
    var result = result
    while case .tailCall(let call) = result {
      do throws(JSONataError) {
        guard case .function(let function) = call.function else {
          throw call.site.notAFunction(call.function, plain: "T1006", hinting: "T1005")
        }
        result = try applyOnce(function, call.arguments, context: context)
      } catch {
        throw error.located(at: call.site.range, token: call.site.name)
      }
    }
    return result
  }

  private func applyOnce(
    _ function: Function, _ given: Arguments, context: Value
  ) throws(JSONataError) -> Value {
    var arguments = given
    try function.signature?.validate(&arguments, context: context)
    if case .lambda(let lambda, let closure, let input) = function.body {
      let frame = Frame.make(lambda.slotCount, in: closure)
      for index in 0..<lambda.parameterCount { frame[index] = arguments[index] }
      try step()
      try check(reach: lambda.reach)
      return try lambda.body(input, frame)
    }
    // Whatever else is called may call back: a level of its own, also in tail position.
    try enter(1)
    defer { leave(1) }
    try allocate(for: arguments)
    return try applyOther(function.body, arguments, context)
  }

  /// Calls a function that is no lambda.
  @inline(never)
  private func applyOther(
    _ body: Function.Body, _ arguments: Arguments, _ context: Value
  ) throws(JSONataError) -> Value {
    switch body {
    case .lambda: preconditionFailure("a lambda is called without going a level deeper")
    case .native(let builtin):
      try step()
      return try checked(
        try builtin.native(arguments, Call(evaluation: self, input: context)))
    case .partial(let target, let given):
      return try applyPartial(target, given, arguments, context)
    case .chain(let first, let second):
      let value = try apply(first, arguments, context: context)
      return try applyOnce(second, Arguments(Compiler.Finish.unwrap(value)), context: context)
    case .regularExpression(let expression):
      return try matches(of: expression, arguments)
    case .nextMatch(let search, let start): return try search.next(from: start, self)
    case .transform(let transform, let frame): return try transform.apply(arguments[0], frame)
    }
  }

  private func applyPartial(
    _ target: Function, _ given: [Value?], _ arguments: Arguments, _ context: Value
  ) throws(JSONataError) -> Value {
    var values = Arguments()
    var next = 0
    for value in given {
      if let value {
        values.append(value)
      } else {
        values.append(arguments[next])
        next += 1
      }
    }
    // A built-in function that is partially applied is called without checking its signature.
    if case .native(let builtin) = target.body {
      return try checked(try builtin.native(values, Call(evaluation: self, input: context)))
    }
    return try applyOnce(target, values, context: context)
  }

  /// Calls a function that a higher-order function was given, with as many arguments as it takes.
  @inline(__always)
  func callback(
    _ function: Function, _ first: Value, _ second: @autoclosure () -> Value,
    _ third: @autoclosure () -> Value
  ) throws(JSONataError) -> Value {
    if case .lambda(let lambda, let closure, let input) = function.body,
      function.signature == nil
    {
      let frame = Frame.make(lambda.slotCount, in: closure)
      if lambda.parameterCount > 0 { frame[0] = first }
      if lambda.parameterCount > 1 { frame[1] = second() }
      if lambda.parameterCount > 2 { frame[2] = third() }
      for index in 3..<max(lambda.parameterCount, 3) { frame[index] = .undefined }
      return Compiler.Finish.unwrap(try run(lambda, frame, input, caller: .null))
    }
    var arguments = Arguments(first)
    if function.arity >= 2 { arguments.append(second()) }
    if function.arity >= 3 { arguments.append(third()) }
    return Compiler.Finish.unwrap(try apply(function, arguments, context: .null))
  }
}
