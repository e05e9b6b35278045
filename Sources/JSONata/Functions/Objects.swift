import JSONTree

let objectFunctions: [Builtin] = [
  Builtin("keys", "<x-:a<s>>", arity: 1) { (arguments, call) throws(JSONataError) in
    let keys = try allKeys(of: arguments[0], call.evaluation)
    return .rawSequence(ContiguousArray(keys.lazy.map { .string($0) }))
  },
  Builtin("lookup", "<x-s:x>", arity: 2) { (arguments, call) throws(JSONataError) in
    try arguments[0].lookup(arguments.string(1) ?? "undefined", call.evaluation)
  },
  Builtin("spread", "<x-:a<o>>", arity: 1) { (arguments, call) throws(JSONataError) in
    try spread(arguments[0], call.evaluation)
  },
  Builtin("merge", "<a<o>:o>", arity: 1) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    if list.isUndefined { return .undefined }
    let object = ObjectBuilder()
    for item in list.items {
      try call.evaluation.allocate(1 + item.memberCount)
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
      if try holds.isTrue(call.evaluation) {
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
private func allKeys(
  of value: Value, _ evaluation: Evaluation
) throws(JSONataError) -> [String] {
  guard value.isArray else {
    try evaluation.allocate(value.memberCount)
    return value.keys
  }
  var keys: [String] = []
  var known: Set<JSONText> = []
  try value.forEachInnerItem(evaluation) { (item) throws(JSONataError) in
    try evaluation.allocate(item.memberCount)
    for key in item.keys where known.insert(JSONText(key)).inserted { keys.append(key) }
  }
  return keys
}

/// An object as one object a member; of an array, the items' joined.
private func spread(_ value: Value, _ evaluation: Evaluation) throws(JSONataError) -> Value {
  var parts: ContiguousArray<Value> = []
  try value.forEachInnerItem(evaluation) { (item) throws(JSONataError) in
    switch item {
    case .object, .record:
      try evaluation.allocate(4 * item.memberCount)
      for key in item.keys {
        let object = ObjectBuilder()
        object.set(key, item.member(key))
        parts.append(object.value)
      }
    default: parts.append(item)
    }
  }
  switch value {
  case .json, .array: return value.itemCount == 0 ? .rawSequence([]) : .list(parts)
  case .object, .record: return .rawSequence(parts)
  default: return value
  }
}
