import JSONTree

let dateFunctions: [Builtin] = [
  Builtin("now", "<s?s?:s>", arity: 2) { (arguments, call) throws(JSONataError) in
    .string(
      try fromMillis(
        Double(call.evaluation.options.now), picture: arguments.string(0),
        timezone: arguments.string(1)))
  },
  Builtin("millis", "<:n>", arity: 0) { (_, call) throws(JSONataError) in
    .number(Double(call.evaluation.options.now))
  },
  Builtin("fromMillis", "<n-s?s?:s>", arity: 3) { (arguments, _) throws(JSONataError) in
    guard let milliseconds = arguments.number(0) else { return .undefined }
    return .string(
      try fromMillis(
        milliseconds, picture: arguments.string(1), timezone: arguments.string(2)))
  },
  Builtin("toMillis", "<s-s?:n>", arity: 2) { (arguments, call) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    return try toMillis(
      text, picture: arguments.string(1), now: Double(call.evaluation.options.now)
    ).map { .number($0) } ?? .undefined
  },
]
