import Diagnostics
import JSONTree

/// Turns a syntax tree into code: closures over their compiled parts, with every variable resolved
/// to the slots it may live in.
struct Compiler {
  /// The functions there are, by name without the `$`.
  let library: [String: Builtin]
  let stack: StackLimit
  var scope: Scope?
  /// How many nodes stand around the one being compiled, up to its lambda or the whole expression.
  var level = 0
  /// How many pieces of code are called for this one, up to its lambda or the whole expression.
  var nesting = 0

  /// Compiles a whole expression.
  static func compile(
    _ node: SyntaxNode, library: [String: Builtin] = builtins,
    stackEnd: UInt = defaultStackEnd()
  ) throws(JSONataError) -> Program {
    let scope = Scope(node.assignedNames, in: nil)
    let stack = StackLimit(end: stackEnd)
    let code = Compiler(library: library, stack: stack, scope: scope).compile(node)
    if let place = stack.exceeded { throw JSONataError("D1011", at: place) }
    return Program(code: code, slotCount: scope.slotCount, constant: node.constantNumber)
  }

  /// Compiles a node whose value is used as such; tuples that it carries for `%` are dropped.
  func compile(_ node: SyntaxNode) -> Code {
    let code = compileCarrying(node)
    guard node.isTuple else { return code }
    return Code { (input, frame) throws(JSONataError) in
      let value = try code(input, frame)
      guard case .tuples(let stream) = value else { return value }
      return .sequence(ContiguousArray(stream.tuples.lazy.map(\.value)))
    }
  }

  /// Compiles a node whose value may be a stream of tuples.
  func compileCarrying(_ node: SyntaxNode) -> Code {
    guard stack.allows(node) else { return Code { (_, _) throws(JSONataError) in .undefined } }
    let last: Finish = node.keepsArray ? .keepSingleton : .unwrap
    let filters = node.predicates.compactMap { stage in
      if case .filter(let condition) = stage { condition } else { nil }
    }
    let group = node.isPath ? nil : node.group
    var inner = self
    inner.level += 1
    inner.nesting += 1
    var code = inner.compileKind(node, filters.isEmpty && group == nil ? last : .leave)
    for (index, condition) in filters.enumerated() {
      let isLast = index == filters.count - 1 && group == nil
      code = filtered(code, by: condition, carrying: node, isLast ? last : .leave)
    }
    if let group { code = grouped(code, by: group) }
    return guarded(code)
  }

  /// Every few levels, code that first looks whether the stack has room for those to come.
  func guarded(_ code: Code) -> Code {
    guard nesting % 8 == 7 else { return code }
    return Code { (input, frame) throws(JSONataError) in
      try frame.evaluation.checkStack()
      return try code(input, frame)
    }
  }

  /// What becomes of a sequence at the end of a node.
  enum Finish {
    /// Nothing: a predicate or group still wants to see it.
    case leave
    /// No item becomes undefined, a single one the item.
    case unwrap
    /// As unwrap, but a single item stays in its array.
    case keepSingleton

    @inline(__always)
    func callAsFunction(_ value: Value) -> Value {
      guard case .array(let array) = value, array.marks.contains(.sequence) else { return value }
      return finish(array)
    }

    private func finish(_ array: ArrayValue) -> Value {
      if self == .leave { return .array(array) }
      var array = array
      if self == .keepSingleton { array.marks.insert(.keepsSingleton) }
      switch array.items.count {
      case 0: return .undefined
      case 1 where !array.marks.contains(.keepsSingleton): return array.items[0]
      default: return .array(array)
      }
    }
  }

  private func compileKind(_ node: SyntaxNode, _ finish: Finish) -> Code {
    switch node.kind {
    case .string(let text): return Code { (_, _) throws(JSONataError) in .string(text) }
    case .number(let value): return Code { (_, _) throws(JSONataError) in .number(value) }
    case .literal(.null): return Code { (_, _) throws(JSONataError) in .null }
    case .literal(.true): return Code { (_, _) throws(JSONataError) in .bool(true) }
    case .literal(.false): return Code { (_, _) throws(JSONataError) in .bool(false) }
    case .name(let name):
      return Code { (input, frame) throws(JSONataError) in
        finish(try input.lookup(name, frame.evaluation))
      }
    case .wildcard:
      return Code { (input, frame) throws(JSONataError) in
        finish(try input.wildcard(frame.evaluation))
      }
    case .descendants:
      return Code { (input, frame) throws(JSONataError) in
        finish(try input.descendants(frame.evaluation))
      }
    case .parent(let slot): return variable("!\(slot.label)")
    case .variable(let name): return variable(name)
    case .regularExpression(let expression):
      return Code { (_, _) throws(JSONataError) in
        .function(Function(.regularExpression(expression), signature: nil, arity: 2))
      }
    case .path(let steps): return path(node, steps, finish)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, node.range)
    case .negation(let operand): return negation(operand, node.range)
    case .array(let items): return array(items, isCons: node.isConsArray)
    case .object(let pairs):
      return object(SyntaxNode.Group(pairs: pairs, range: node.range))
    case .binding(let name, let value): return binding(name, value)
    case .application(let left, let right): return application(left, right, node.range, finish)
    case .call(let procedure, let arguments): return call(procedure, arguments, node.range, finish)
    case .partial(let procedure, let arguments):
      return partial(procedure, arguments, node.range)
    case .lambda(let parameters, let signature, let body):
      return lambda(parameters, signature, body)
    case .condition(let condition, let then, let otherwise):
      return self.condition(condition, then, otherwise)
    case .defaulted(let left, let right): return defaulted(left, right)
    case .coalesced(let left, let right): return coalesced(left, right)
    case .block(let expressions): return block(expressions)
    case .transform(let pattern, let update, let deletion):
      return transform(pattern, update, deletion)
    case .sort: return Code { (input, _) throws(JSONataError) in input }
    }
  }

  /// The same compiler in an inner scope.
  func within(_ scope: Scope) -> Compiler {
    Compiler(library: library, stack: stack, scope: scope, level: level, nesting: nesting)
  }

  // MARK: Variables

  private func variable(_ name: String) -> Code {
    if name.isEmpty {
      return Code { (input, _) throws(JSONataError) in input.withoutOuterWrapper }
    }
    if name == "$" {
      return Code { (_, frame) throws(JSONataError) in frame.evaluation.root.withoutOuterWrapper }
    }
    let places = scope?.places(of: name) ?? []
    let builtin = library[name]
    if let place = places.first, places.count == 1, builtin == nil {
      return local(place, name)
    }
    return Code { (_, frame) throws(JSONataError) in
      for place in places {
        if let value = frame.outer(place.hops)[place.slot] { return value }
      }
      if let value = frame.evaluation.bindings[name] { return value }
      return builtin.map { .function($0.function) } ?? .undefined
    }
  }

  private func local(_ place: Scope.Place, _ name: String) -> Code {
    let slot = place.slot
    switch place.hops {
    case 0:
      return Code { (_, frame) throws(JSONataError) in
        frame[slot] ?? frame.evaluation.bindings[name] ?? .undefined
      }
    default:
      let hops = place.hops
      return Code { (_, frame) throws(JSONataError) in
        frame.outer(hops)[slot] ?? frame.evaluation.bindings[name] ?? .undefined
      }
    }
  }

  private func binding(_ name: String, _ value: SyntaxNode) -> Code {
    let value = compile(value)
    guard let place = scope?.places(of: name).first else {
      preconditionFailure("a scope declares all names assigned in it before it is compiled")
    }
    return Code { (input, frame) throws(JSONataError) in
      let result = try value(input, frame)
      frame.outer(place.hops)[place.slot] = result
      return result
    }
  }

  // MARK: Control

  private func condition(
    _ condition: SyntaxNode, _ then: SyntaxNode, _ otherwise: SyntaxNode?
  ) -> Code {
    branching(condition, then, otherwise) { $0.compile($1) }
  }

  /// Compiles a condition, its branches as the caller wants them.
  func branching(
    _ condition: SyntaxNode, _ then: SyntaxNode, _ otherwise: SyntaxNode?,
    _ branch: (Compiler, SyntaxNode) -> Code
  ) -> Code {
    let holds = compile(condition)
    let thenCode = branch(self, then)
    let otherwiseCode = otherwise.map { branch(self, $0) }
    let thenReach = level + then.reach
    let otherwiseReach = level + (otherwise?.reach ?? 0)
    return Code { (input, frame) throws(JSONataError) in
      if try holds(input, frame).isTrue(frame.evaluation) {
        try frame.evaluation.check(reach: thenReach)
        return try thenCode(input, frame)
      }
      guard let otherwiseCode else { return .undefined }
      try frame.evaluation.check(reach: otherwiseReach)
      return try otherwiseCode(input, frame)
    }
  }

  private func defaulted(_ left: SyntaxNode, _ right: SyntaxNode) -> Code {
    let left = compile(left)
    let right = compile(right)
    return Code { (input, frame) throws(JSONataError) in
      let value = try left(input, frame)
      return try value.isTrue(frame.evaluation) ? value : try right(input, frame)
    }
  }

  private func coalesced(_ left: SyntaxNode, _ right: SyntaxNode) -> Code {
    let left = compile(left)
    let right = compile(right)
    return Code { (input, frame) throws(JSONataError) in
      let value = try left(input, frame)
      return value.isUndefined ? try right(input, frame) : value
    }
  }

  private func block(_ expressions: [SyntaxNode]) -> Code {
    inBlockScope(expressions) { compiler, expression, isLast in
      isLast ? compiler.compileCarrying(expression) : compiler.compile(expression)
    }
  }

  /// Compiles the expressions of a block in a scope of their own, if they assign anything.
  func inBlockScope(
    _ expressions: [SyntaxNode], _ compile: (Compiler, SyntaxNode, Bool) -> Code
  ) -> Code {
    var names: [String] = []
    for expression in expressions {
      for name in expression.assignedNames where !names.contains(name) { names.append(name) }
    }
    let inner = names.isEmpty ? self : within(Scope(names, in: scope))
    let codes = expressions.enumerated().map { index, expression in
      compile(inner, expression, index == expressions.count - 1)
    }
    if codes.count == 1, names.isEmpty { return codes[0] }
    let slotCount = names.count
    return Code { (input, frame) throws(JSONataError) in
      let frame = slotCount == 0 ? frame : Frame.make(slotCount, in: frame)
      var result = Value.undefined
      for code in codes { result = try code(input, frame) }
      return result
    }
  }

  // MARK: Constructors

  private func array(_ items: [SyntaxNode], isCons: Bool) -> Code {
    let parts = items.map { item in
      if case .array = item.kind {
        (code: compile(item), isNested: true)
      } else {
        (code: compile(item), isNested: false)
      }
    }
    return Code { (input, frame) throws(JSONataError) in
      var values: ContiguousArray<Value> = []
      values.reserveCapacity(parts.count)
      for part in parts {
        let value = try part.code(input, frame)
        if value.isUndefined { continue }
        if part.isNested || !value.isArray {
          values.append(value)
        } else {
          try frame.evaluation.allocate(value.itemCount)
          values.append(contentsOf: value.items)
        }
      }
      try frame.evaluation.allocate(values.count)
      try frame.evaluation.check(sequenceLength: values.count)
      return try frame.evaluation.checked(
        .array(ArrayValue(items: values, marks: isCons ? .cons : [])))
    }
  }
}

extension SyntaxNode {
  var isPath: Bool { if case .path = kind { true } else { false } }

  /// Whether nothing is done to the node's value.
  var isBare: Bool {
    predicates.isEmpty && stages.isEmpty && group == nil && !keepsArray && !isTuple
  }

  /// The text of a string literal.
  var constantText: String? {
    if case .string(let text) = kind, predicates.isEmpty, group == nil { text } else { nil }
  }

  var isVariable: Bool { if case .variable = kind { true } else { false } }
}
