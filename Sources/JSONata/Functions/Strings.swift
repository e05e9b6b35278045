import JSONTree

let stringFunctions: [Builtin] = [
  Builtin("string", "<x-b?:s>", arity: 1) { (arguments, call) throws(JSONataError) in
    let value = arguments[0].withoutOuterWrapper
    return try value.text(call.evaluation, isPretty: try arguments[1].isTrue(call.evaluation)).map {
      .string($0)
    }
      ?? .undefined
  },
  Builtin("length", "<s-:n>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments.string(0).map { .number(Double($0.unicodeScalars.count)) } ?? .undefined
  },
  Builtin("substring", "<s-nn?:s>", arity: 3) { (arguments, _) throws(JSONataError) in
    substring(arguments)
  },
  Builtin("substringBefore", "<s-s:s>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    let units = Array(text.utf8)
    guard let place = find(Array((arguments.string(1) ?? "undefined").utf8), in: units) else {
      return .string(text)
    }
    return .string(String(decoding: units[..<place], as: UTF8.self))
  },
  Builtin("substringAfter", "<s-s:s>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    let units = Array(text.utf8)
    let part = Array((arguments.string(1) ?? "undefined").utf8)
    guard let place = find(part, in: units) else { return .string(text) }
    return .string(String(decoding: units[(place + part.count)...], as: UTF8.self))
  },
  Builtin("lowercase", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments.string(0).map { .string($0.lowercased()) } ?? .undefined
  },
  Builtin("uppercase", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    arguments.string(0).map { .string($0.uppercased()) } ?? .undefined
  },
  Builtin("trim", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    return .string(
      text.unicodeScalars.split { " \t\n\r".unicodeScalars.contains($0) }
        .map { String($0) }.joined(separator: " "))
  },
  Builtin("pad", "<s-ns?:s>", arity: 3) { (arguments, call) throws(JSONataError) in
    try pad(arguments, call)
  },
  Builtin("contains", "<s-(sf):b>", arity: 2) { (arguments, call) throws(JSONataError) in
    guard let text = arguments.string(0), !arguments[1].isUndefined else { return .undefined }
    if case .string(let part) = arguments[1] {
      return .bool(find(Array(part.utf8), in: Array(text.utf8)) != nil)
    }
    var matches = MatchSequence(arguments[1], in: text)
    return .bool(try matches.next(call.evaluation) != nil)
  },
  Builtin("split", "<s-(sf)n?:a<s>>", arity: 3) { (arguments, call) throws(JSONataError) in
    try split(arguments, call)
  },
  Builtin("join", "<a<s>s?:s>", arity: 2) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    if list.isUndefined { return .undefined }
    try call.evaluation.step(list.itemCount)
    let separator = arguments.string(1) ?? ""
    var text = ""
    for index in 0..<list.itemCount {
      if index > 0 { text += separator }
      if case .string(let part) = list.item(index) {
        try call.evaluation.allocate(bytes: separator.utf8.count + part.utf8.count)
        text += part
      }
    }
    return .string(text)
  },
  Builtin("match", "<s-f<s:o>n?:a<o>>", arity: 3) { (arguments, call) throws(JSONataError) in
    try match(arguments, call)
  },
  Builtin("replace", "<s-(sf)(sf)n?:s>", arity: 4) { (arguments, call) throws(JSONataError) in
    try replace(arguments, call)
  },
]

extension Arguments {
  func string(_ index: Int) -> String? {
    if case .string(let text) = self[index] { text } else { nil }
  }

  func number(_ index: Int) -> Double? {
    if case .number(let value) = self[index] { value } else { nil }
  }

  func function(_ index: Int) -> Function? {
    if case .function(let function) = self[index] { function } else { nil }
  }
}

/// Where one text first stands in another: an offset in units.
func find<Unit: Equatable>(_ part: [Unit], in units: [Unit], from start: Int = 0) -> Int? {
  guard let first = part.first else { return start <= units.count ? start : nil }
  var place = start
  while place + part.count <= units.count {
    if units[place] == first, units[place..<(place + part.count)].elementsEqual(part) {
      return place
    }
    place += 1
  }
  return nil
}

/// A part of a string by code points; a negative start counts from the end.
private func substring(_ arguments: Arguments) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let scalars = Array(text.unicodeScalars)
  let count = Double(scalars.count)
  var start = arguments.number(1) ?? 0
  if count + start < 0 { start = 0 }
  var end = count
  if case .number(let length) = arguments[2] {
    if length <= 0 { return .string("") }
    end = start >= 0 ? start + length : count + start + length
  }
  func place(_ value: Double) -> Int {
    let whole = value.isNaN ? 0 : value.rounded(.towardZero)
    return Int(min(max(whole < 0 ? whole + count : whole, 0), count))
  }
  let first = place(start)
  let last = max(first, place(end))
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars[first..<last])
  return .string(String(result))
}

private func pad(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let width = arguments.number(1) ?? 0
  let filling = Array((arguments.string(2).flatMap { $0.isEmpty ? nil : $0 } ?? " ").unicodeScalars)
  let missing = width.magnitude - Double(text.unicodeScalars.count)
  guard missing >= 1 else { return .string(text) }
  try call.evaluation.check(sequenceLength: Int(min(missing, 1e15)))
  try call.evaluation.step(Int(missing) / 8)
  try call.evaluation.allocate(bytes: 8 * Int(missing))
  var padding = String.UnicodeScalarView()
  for index in 0..<Int(missing) { padding.append(filling[index % filling.count]) }
  return .string(width > 0 ? text + String(padding) : String(padding) + text)
}

/// The items that a limit lets through; nil for all.
private func limit(
  _ arguments: Arguments, _ index: Int, _ code: String
) throws(JSONataError) -> Double? {
  guard let limit = arguments.number(index) else { return nil }
  guard limit >= 0 else { throw JSONataError(code, value: .double(limit)) }
  return limit
}

private func split(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let limit = try limit(arguments, 2, "D3020")
  var parts: ContiguousArray<Value> = []
  func add(_ units: ArraySlice<UInt8>) {
    parts.append(.string(String(decoding: units, as: UTF8.self)))
  }
  func isFull() -> Bool { limit.map { Double(parts.count) >= $0.rounded(.down) } ?? false }
  switch arguments[1] {
  case .string(let separator) where separator.isEmpty:
    for unit in text.utf16 where !isFull() {
      // Half of a pair of surrogates stands alone, and becomes U+FFFD.
      parts.append(.string(String(Unicode.Scalar(unit) ?? loneSurrogate(UInt32(unit)))))
    }
  case .string(let separator):
    let units = Array(text.utf8)
    let separator = Array(separator.utf8)
    var start = 0
    while !isFull(), let place = find(separator, in: units, from: start) {
      add(units[start..<place])
      start = place + separator.count
    }
    if !isFull() { add(units[start...]) }
  default:
    var matches = MatchSequence(arguments[1], in: text)
    let units = matches.text
    var start = 0
    func add(_ end: Int) {
      parts.append(.string(units.part(start..<end)))
    }
    while !isFull(), let match = try matches.next(call.evaluation) {
      add(max(start, min(match.start, units.count)))
      start = max(start, min(match.end, units.count))
    }
    if !isFull() { add(units.count) }
  }
  try call.evaluation.allocate(parts.count)
  return .list(parts)
}

private func match(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let limit = try limit(arguments, 2, "D3040")
  var matches = MatchSequence(arguments[1], in: text)
  var results: ContiguousArray<Value> = []
  while limit.map({ Double(results.count) < $0 }) ?? true,
    let match = try matches.next(call.evaluation)
  {
    let object = ObjectBuilder()
    object.set("match", .string(match.text))
    object.set("index", .number(Double(match.start)))
    object.set("groups", .list(match.groups))
    results.append(object.value)
  }
  return .rawSequence(results)
}
