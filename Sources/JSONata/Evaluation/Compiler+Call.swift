import Diagnostics
import JSONTree

/// Where a call stands, for error texts.
final class CallSite: Sendable {
  let range: SourceRange
  /// The name that was called, where it was called by one.
  let name: String?
  /// Whether that name is a field's and a function has it: a `$` may have been forgotten.
  let isFunctionName: Bool
  /// How many nodes are under evaluation around the call, up to the lambda it stands in.
  let level: Int

  init(_ procedure: SyntaxNode, at range: SourceRange, in compiler: Compiler) {
    self.range = range
    level = compiler.level
    switch procedure.kind {
    case .variable(let variable):
      name = variable
      isFunctionName = false
    case .path(let steps):
      if case .name(let field) = steps[0].kind { name = field } else { name = nil }
      isFunctionName = name.map { compiler.library[$0] != nil } ?? false
    default:
      name = nil
      isFunctionName = false
    }
  }

  /// The error of calling what is no function: with a hint if a function of that name exists.
  func notAFunction(_ value: Value, plain: String, hinting: String) -> JSONataError {
    if value.isUndefined, isFunctionName, let name {
      return JSONataError(hinting, at: range, token: .string(name))
    }
    return JSONataError(plain, at: range, token: name.map(JSON.string))
  }
}

extension Compiler {
  func call(
    _ procedure: SyntaxNode, _ arguments: [SyntaxNode], _ range: SourceRange, _ finish: Finish
  ) -> Code {
    let site = CallSite(procedure, at: range, in: self)
    let codes = arguments.map { compile($0) }
    if let builtin = unshadowedBuiltin(procedure) {
      return builtinCall(builtin, arguments, codes, site, finish)
    }
    let procedure = compile(procedure)
    return Code { (input, frame) throws(JSONataError) in
      let function = try procedure(input, frame)
      let evaluation = frame.evaluation
      let result: Value
      do throws(JSONataError) {
        if case .function(let target) = function,
          case .lambda(let lambda, let closure, let context) = target.body,
          target.signature == nil
        {
          // The arguments go straight into the slots of the lambda's frame.
          let callee = Frame.make(lambda.slotCount, in: closure)
          for index in codes.indices {
            let value = try codes[index](input, frame)
            if index < lambda.parameterCount { callee[index] = value }
          }
          for index in codes.count..<max(codes.count, lambda.parameterCount) {
            callee[index] = .undefined
          }
          try evaluation.enter(site.level)
          defer { evaluation.leave(site.level) }
          result = try evaluation.run(lambda, callee, context, caller: input)
        } else {
          let values = try Self.evaluate(codes, input, frame)
          try evaluation.enter(site.level)
          defer { evaluation.leave(site.level) }
          result = try evaluation.apply(function, values, context: input, at: site)
        }
      } catch {
        throw error.located(at: site.range, token: site.name)
      }
      return finish(result)
    }
  }

  /// The built-in function that a variable can only mean, as nothing in sight assigns its name.
  private func unshadowedBuiltin(_ procedure: SyntaxNode) -> Builtin? {
    guard case .variable(let name) = procedure.kind, procedure.predicates.isEmpty,
      scope?.places(of: name).isEmpty ?? true
    else { return nil }
    return library[name]
  }

  private func builtinCall(
    _ builtin: Builtin, _ arguments: [SyntaxNode], _ codes: [Code], _ site: CallSite,
    _ finish: Finish
  ) -> Code {
    let native = builtin.prepared?(arguments.map(\.constantText)) ?? builtin.native
    return Code { (input, frame) throws(JSONataError) in
      var values = try Self.evaluate(codes, input, frame)
      let evaluation = frame.evaluation
      do throws(JSONataError) {
        try evaluation.enter(site.level)
        defer { evaluation.leave(site.level) }
        if let bound = evaluation.binding(builtin.name) {
          return finish(try evaluation.apply(bound, values, context: input, at: site))
        }
        try builtin.signature?.validate(&values, context: input)
        try evaluation.allocate(for: values)
        let result = try native(values, Call(evaluation: evaluation, input: input))
        return finish(try evaluation.checked(result))
      } catch {
        throw error.located(at: site.range, token: builtin.name)
      }
    }
  }

  @inline(__always)
  static func evaluate(
    _ codes: [Code], _ input: Value, _ frame: Frame
  ) throws(JSONataError) -> Arguments {
    var values = Arguments()
    for code in codes { values.append(try code(input, frame)) }
    return values
  }

  // MARK: Lambdas

  func lambda(_ parameters: [String], _ signature: Signature?, _ body: SyntaxNode) -> Code {
    var names = parameters
    for name in body.assignedNames where !names.contains(name) { names.append(name) }
    let inner = Scope(names, in: scope)
    let code = Compiler(library: library, stack: stack, scope: inner).tail(body)
    let lambda = Lambda(
      parameterCount: parameters.count, slotCount: inner.slotCount, reach: body.reach,
      body: code)
    return Code { (input, frame) throws(JSONataError) in
      frame.capture()
      try frame.evaluation.allocate(bytes: 200)
      return .function(
        Function(
          .lambda(lambda, frame, input: input), signature: signature, arity: parameters.count))
    }
  }

  /// Compiles a lambda's body: a call in tail position is handed to whoever applied the lambda, so
  /// that a loop of tail calls needs no depth.
  private func tail(_ node: SyntaxNode) -> Code {
    guard node.predicates.isEmpty, node.group == nil, !node.keepsArray, !node.isTuple else {
      return compile(node)
    }
    guard stack.allows(node) else { return compile(node) }
    var inner = self
    inner.nesting += 1
    return guarded(inner.tailKind(node))
  }

  private func tailKind(_ node: SyntaxNode) -> Code {
    switch node.kind {
    case .call(let procedure, let arguments):
      let site = CallSite(procedure, at: node.range, in: self)
      if let builtin = unshadowedBuiltin(procedure),
        !builtin.usesContext || arguments.count == builtin.signature?.parameters.count
      {
        return compile(node)
      }
      let procedure = compile(procedure)
      let codes = arguments.map { compile($0) }
      return Code { (input, frame) throws(JSONataError) in
        let function = try procedure(input, frame)
        return .tailCall(TailCall(function, try Self.evaluate(codes, input, frame), at: site))
      }
    case .condition(let condition, let then, let otherwise):
      var inner = self
      inner.level += 1
      return inner.branching(condition, then, otherwise) { $0.tail($1) }
    case .block(let expressions):
      return inBlockScope(expressions) { compiler, expression, isLast in
        isLast ? compiler.tail(expression) : compiler.compile(expression)
      }
    default: return compile(node)
    }
  }

  // MARK: Partial application and chaining

  func partial(
    _ procedure: SyntaxNode, _ arguments: [SyntaxNode?], _ range: SourceRange
  ) -> Code {
    let site = CallSite(procedure, at: range, in: self)
    let procedure = compile(procedure)
    let codes = arguments.map { $0.map { compile($0) } }
    let openCount = codes.count { $0 == nil }
    return Code { (input, frame) throws(JSONataError) in
      var values: [Value?] = []
      for code in codes { values.append(try code?(input, frame)) }
      let function = try procedure(input, frame)
      guard case .function(let target) = function else {
        throw site.notAFunction(function, plain: "T1008", hinting: "T1007")
      }
      return try frame.evaluation.checked(
        .function(
          Function(.partial(target, values), signature: nil, arity: openCount, name: target.name)))
    }
  }

  /// `left ~> right`.
  func application(
    _ left: SyntaxNode, _ right: SyntaxNode, _ range: SourceRange, _ finish: Finish
  ) -> Code {
    let value = compile(left)
    if case .call(let procedure, let arguments) = right.kind, right.predicates.isEmpty {
      let site = CallSite(procedure, at: right.range, in: self)
      let procedure = compile(procedure)
      let codes = arguments.map { compile($0) }
      return Code { (input, frame) throws(JSONataError) in
        let first = try value(input, frame)
        let function = try procedure(input, frame)
        var values = Arguments(first)
        for code in codes { values.append(try code(input, frame)) }
        let evaluation = frame.evaluation
        do throws(JSONataError) {
          try evaluation.enter(site.level)
          defer { evaluation.leave(site.level) }
          return finish(try evaluation.apply(function, values, context: input, at: site))
        } catch {
          throw error.located(at: site.range, token: site.name)
        }
      }
    }
    let target = compile(right)
    let level = level
    return Code { (input, frame) throws(JSONataError) in
      let first = try value(input, frame)
      let second = try target(input, frame)
      guard case .function(let function) = second else {
        throw JSONataError("T2006", at: range, value: second.json)
      }
      if case .function(let inner) = first {
        return try frame.evaluation.checked(
          .function(Function(.chain(inner, function), signature: nil, arity: 1)))
      }
      let evaluation = frame.evaluation
      do throws(JSONataError) {
        try evaluation.enter(level)
        defer { evaluation.leave(level) }
        return finish(try evaluation.apply(function, Arguments(first), context: .null))
      } catch {
        throw error.located(at: range, token: function.name)
      }
    }
  }
}
