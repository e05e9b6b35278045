import JSONTree

let numberFunctions: [Builtin] = [
  Builtin("number", "<(nsb)-:n>", arity: 1) { (arguments, _) throws(JSONataError) in
    switch arguments[0] {
    case .number(let value): return .number(value)
    case .bool(let value): return .number(value ? 1 : 0)
    case .string(let text):
      guard let value = numberFromText(text), value.isFinite else {
        throw JSONataError("D3030", value: .string(text))
      }
      return .number(value)
    default: return .undefined
    }
  },
  Builtin("abs", "<n-:n>", arity: 1, mapping { $0.magnitude }),
  Builtin("floor", "<n-:n>", arity: 1, mapping { $0.rounded(.down) }),
  Builtin("ceil", "<n-:n>", arity: 1, mapping { $0.rounded(.up) }),
  Builtin("round", "<n-n?:n>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let value = arguments.number(0) else { return .undefined }
    return .number(round(value, precision: wholeNumber(arguments.number(1) ?? 0)))
  },
  Builtin("sqrt", "<n-:n>", arity: 1) { (arguments, _) throws(JSONataError) in
    guard let value = arguments.number(0) else { return .undefined }
    guard value >= 0 else { throw JSONataError("D3060", value: .double(value)) }
    return .number(value.squareRoot())
  },
  Builtin("power", "<n-n:n>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let base = arguments.number(0) else { return .undefined }
    let exponent = arguments.number(1) ?? .nan
    let result = power(base, exponent)
    guard result.isFinite else {
      throw JSONataError("D3061", value: .double(base), value2: Value.number(exponent).json)
    }
    return .number(result)
  },
  Builtin("random", "<:n>", arity: 0) { (_, call) throws(JSONataError) in
    .number(call.evaluation.nextRandomUnit())
  },
  Builtin("formatNumber", "<n-so?:s>", arity: 3, prepared: preparedFormat) {
    (arguments, _) throws(JSONataError) in
    guard let value = arguments.number(0) else { return .undefined }
    return .string(
      try formatNumber(
        value, picture: arguments.string(1) ?? "", options: decimalFormat(arguments[2])))
  },
  Builtin("formatBase", "<n-n?:s>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let value = arguments.number(0) else { return .undefined }
    return .string(try formatBase(value, radix: arguments.number(1) ?? 10))
  },
  Builtin("formatInteger", "<n-s:s>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let value = arguments.number(0) else { return .undefined }
    return .string(
      try formatInteger(value.rounded(.down), picture: arguments.string(1) ?? ""))
  },
  Builtin("parseInteger", "<s-s:n>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    return .number(try parseInteger(text, picture: arguments.string(1) ?? ""))
  },
  Builtin("sum", "<a<n>:n>", arity: 1, sum),
  Builtin("max", "<a<n>:n>", arity: 1) { (arguments, call) throws(JSONataError) in
    arguments[0].itemCount == 0 ? .undefined : try greatest(arguments, call)
  },
  Builtin("min", "<a<n>:n>", arity: 1) { (arguments, call) throws(JSONataError) in
    arguments[0].itemCount == 0 ? .undefined : try least(arguments, call)
  },
  Builtin("average", "<a<n>:n>", arity: 1) { (arguments, call) throws(JSONataError) in
    let count = arguments[0].itemCount
    guard count > 0, case .number(let total) = try sum(arguments, call) else { return .undefined }
    return .number(total / Double(count))
  },
]

private let sum = joining { $0 + $1 }
private let greatest = joining(from: -.infinity) { max($0, $1) }
private let least = joining(from: .infinity) { min($0, $1) }

/// Joins the numbers of the first argument, one after another; undefined for undefined.
private func joining(
  from start: Double = 0, _ function: @escaping @Sendable (Double, Double) -> Double
) -> Native {
  { (arguments, call) throws(JSONataError) in
    if arguments[0].isUndefined { return .undefined }
    try call.evaluation.step(arguments[0].itemCount)
    var result = start
    try arguments[0].forEachItem { (item) throws(JSONataError) in
      if case .number(let value) = item { result = function(result, value) }
    }
    return .number(result)
  }
}

private func mapping(_ function: @escaping @Sendable (Double) -> Double) -> Native {
  { (arguments, _) throws(JSONataError) in
    arguments.number(0).map { .number(function($0)) } ?? .undefined
  }
}

/// `$formatNumber` with a picture that is read once.
private func preparedFormat(_ texts: [String?]) -> Native? {
  guard texts.count == 2, let text = texts[1] else { return nil }
  do throws(JSONataError) {
    let picture = try NumberPicture(text)
    return { (arguments, _) throws(JSONataError) in
      arguments.number(0).map { .string(picture.text(of: $0)) } ?? .undefined
    }
  } catch {
    // The call itself reports it, if there is a number.
    return nil
  }
}

/// A number as an Int, those beyond a billion in magnitude cut off there.
func wholeNumber(_ value: Double) -> Int {
  value.isNaN ? 0 : Int(min(max(value, -1e9), 1e9))
}

/// The options of `$formatNumber`.
private func decimalFormat(_ options: Value) -> DecimalFormat {
  var format = DecimalFormat()
  for name in options.keys {
    if let property = DecimalFormat.property(named: name),
      case .string(let text) = options.member(name)
    {
      format[keyPath: property] = text
    }
  }
  return format
}
