import JSONTree

let objectFunctions: [Builtin] = [
  Builtin("keys", "<x-:a<s>>", arity: 1) { (arguments, call) throws(JSONataError) in
    let keys = allKeys(of: arguments[0])
    try call.evaluation.step(keys.count)
    return .rawSequence(ContiguousArray(keys.lazy.map { .string($0) }))
  },
  Builtin("lookup", "<x-s:x>", arity: 2) { (arguments, call) throws(JSONataError) in
    try arguments[0].lookup(arguments.string(1) ?? "undefined", call.evaluation)
  },
  Builtin("spread", "<x-:a<o>>", arity: 1) { (arguments, call) throws(JSONataError) in
    try call.evaluation.step(arguments[0].itemCount)
    return spread(arguments[0])
  },
  Builtin("merge", "<a<o>:o>", arity: 1) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    if list.isUndefined { return .undefined }
    let object = ObjectBuilder()
    for item in list.items {
      try call.evaluation.step()
      for key in item.keys { object.set(key, item.member(key)) }
    }
    return object.value
  },
  Builtin("sift", "<o-f?:o>", arity: 2) { (arguments, call) throws(JSONataError) in
    let object = arguments[0]
    guard let function = arguments.function(1) else { return .undefined }
    let kept = ObjectBuilder()
    var isEmpty = true
    for key in object.keys {
      let value = object.member(key)
      let holds = try call.evaluation.callback(function, value, .string(key), object)
      if holds.isTrue {
        kept.set(key, value)
        isEmpty = false
      }
    }
    return isEmpty ? .undefined : kept.value
  },
  Builtin("each", "<o-f:a>", arity: 2) { (arguments, call) throws(JSONataError) in
    let object = arguments[0]
    guard let function = arguments.function(1) else { return .undefined }
    var results: ContiguousArray<Value> = []
    for key in object.keys {
      let result = try call.evaluation.callback(
        function, object.member(key), .string(key), object)
      if !result.isUndefined { results.append(result) }
    }
    return .rawSequence(results)
  },
]

/// The keys of an object, or of all objects in an array, each once.
private func allKeys(of value: Value) -> [String] {
  guard value.isArray else { return value.keys }
  var keys: [String] = []
  var known: Set<String> = []
  for index in 0..<value.itemCount {
    for key in allKeys(of: value.item(index)) where known.insert(key).inserted {
      keys.append(key)
    }
  }
  return keys
}

/// An object as one object a member; of an array, the items' joined.
private func spread(_ value: Value) -> Value {
  switch value {
  case .json, .array:
    var result = Value.rawSequence([])
    for index in 0..<value.itemCount {
      result = result.appending(spread(value.item(index)))
    }
    return result
  case .object, .record:
    return .rawSequence(
      ContiguousArray(
        value.keys.lazy.map { key in
          let object = ObjectBuilder()
          object.set(key, value.member(key))
          return object.value
        }))
  default: return value
  }
}
