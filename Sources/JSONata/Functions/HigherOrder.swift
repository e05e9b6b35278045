import JSONTree

let higherOrderFunctions: [Builtin] = [
  Builtin("map", "<af>", arity: 2) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    guard !list.isUndefined, let function = arguments.function(1) else { return .undefined }
    var results: ContiguousArray<Value> = []
    for index in 0..<list.itemCount {
      let result = try call.evaluation.callback(
        function, list.item(index), .number(Double(index)), list)
      if !result.isUndefined { results.append(result) }
    }
    return .rawSequence(results)
  },
  Builtin("filter", "<af>", arity: 2) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    guard !list.isUndefined, let function = arguments.function(1) else { return .undefined }
    var results: ContiguousArray<Value> = []
    for index in 0..<list.itemCount {
      let item = list.item(index)
      let holds = try call.evaluation.callback(function, item, .number(Double(index)), list)
      if try holds.isTrue(call.evaluation) { results.append(item) }
    }
    return .rawSequence(results)
  },
  Builtin("single", "<af?>", arity: 2) { (arguments, call) throws(JSONataError) in
    try single(arguments, call)
  },
  Builtin("reduce", "<afj?:j>", arity: 3) { (arguments, call) throws(JSONataError) in
    try reduce(arguments, call)
  },
]

private func single(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  let list = arguments[0]
  if list.isUndefined { return .undefined }
  var found: Value?
  for index in 0..<list.itemCount {
    let item = list.item(index)
    if let function = arguments.function(1) {
      let holds = try call.evaluation.callback(function, item, .number(Double(index)), list)
      guard try holds.isTrue(call.evaluation) else { continue }
    }
    if found != nil { throw JSONataError("D3138") }
    found = item
  }
  guard let found else { throw JSONataError("D3139") }
  return found
}

private func reduce(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  let list = arguments[0]
  guard !list.isUndefined, let function = arguments.function(1) else { return .undefined }
  guard function.arity >= 2 else { throw JSONataError("D3050") }
  var index = 0
  var result = arguments[2]
  if result.isUndefined, list.itemCount > 0 {
    result = list.item(0)
    index = 1
  }
  while index < list.itemCount {
    var values = Arguments(result, list.item(index))
    if function.arity >= 3 { values.append(.number(Double(index))) }
    if function.arity >= 4 { values.append(list) }
    result = Compiler.Finish.unwrap(
      try call.evaluation.apply(function, values, context: .null))
    index += 1
  }
  return result
}
