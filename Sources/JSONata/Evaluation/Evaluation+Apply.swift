import JSONTree

extension Evaluation {
  /// What a name was bound to from outside.
  @inline(__always)
  func binding(_ name: String) -> Value? {
    bindings.isEmpty ? nil : bindings[name]
  }

  /// Calls a function, and then whatever it calls in tail position.
  func apply(
    _ function: Function, _ arguments: ContiguousArray<Value>, context: Value
  ) throws(JSONataError) -> Value {
    try finishTailCalls(try applyOnce(function, arguments, context: context), context)
  }

  /// Calls a value, which has to be a function.
  func apply(
    _ value: Value, _ arguments: ContiguousArray<Value>, context: Value, at site: CallSite
  ) throws(JSONataError) -> Value {
    guard case .function(let function) = value else {
      throw site.notAFunction(value, plain: "T1006", hinting: "T1005")
    }
    return try apply(function, arguments, context: context)
  }

  /// Calls a built-in function.
  @inline(__always)
  func apply(
    _ builtin: Builtin, _ arguments: ContiguousArray<Value>, context: Value
  ) throws(JSONataError) -> Value {
    let checked = try builtin.signature?.validated(arguments, context: context) ?? arguments
    return try builtin.native(Arguments(values: checked), Call(evaluation: self, input: context))
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
    _ function: Function, _ arguments: ContiguousArray<Value>, context: Value
  ) throws(JSONataError) -> Value {
    let arguments = try function.signature?.validated(arguments, context: context) ?? arguments
    switch function.body {
    case .lambda(let lambda, let closure, let input):
      let frame = Frame.make(lambda.slotCount, in: closure)
      for index in 0..<lambda.parameterCount {
        frame[index] = index < arguments.count ? arguments[index] : .undefined
      }
      try step()
      try check(reach: lambda.reach)
      return try lambda.body(input, frame)
    case .native(let builtin):
      try step()
      return try builtin.native(
        Arguments(values: arguments), Call(evaluation: self, input: context))
    case .partial(let target, let given):
      return try applyPartial(target, given, arguments, context)
    case .chain(let first, let second):
      let value = try apply(first, arguments, context: context)
      return try applyOnce(second, [Compiler.Finish.unwrap(value)], context: context)
    case .regularExpression(let expression):
      return try matches(of: expression, arguments)
    case .nextMatch(let search): return try search.next(self)
    case .transform(let transform, let frame):
      return try transform.apply(arguments.first ?? .undefined, frame)
    }
  }

  private func applyPartial(
    _ target: Function, _ given: [Value?], _ arguments: ContiguousArray<Value>, _ context: Value
  ) throws(JSONataError) -> Value {
    var values: ContiguousArray<Value> = []
    var next = 0
    for value in given {
      if let value {
        values.append(value)
      } else {
        values.append(next < arguments.count ? arguments[next] : .undefined)
        next += 1
      }
    }
    // A built-in function that is partially applied is called without checking its signature.
    if case .native(let builtin) = target.body {
      return try builtin.native(Arguments(values: values), Call(evaluation: self, input: context))
    }
    return try applyOnce(target, values, context: context)
  }

  /// Calls a function that a higher-order function was given, with as many arguments as it takes.
  @inline(__always)
  func callback(
    _ function: Function, _ first: Value, _ second: @autoclosure () -> Value,
    _ third: @autoclosure () -> Value
  ) throws(JSONataError) -> Value {
    var arguments: ContiguousArray<Value> = [first]
    if function.arity >= 2 { arguments.append(second()) }
    if function.arity >= 3 { arguments.append(third()) }
    return Compiler.Finish.unwrap(try apply(function, arguments, context: .null))
  }
}
