import JSONTree

/// `$replace`: a string or a pattern, by a string or by what a function makes of each match.
func replace(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  if case .string(let pattern) = arguments[1], pattern.isEmpty {
    throw JSONataError("D3010", value: "")
  }
  var limit = Double.infinity
  if let given = arguments.number(3) {
    guard given >= 0 else { throw JSONataError("D3011", value: .double(given)) }
    limit = given
  }
  guard limit > 0 else { return .string(text) }
  if case .string(let pattern) = arguments[1] {
    return try replace(pattern, in: text, by: arguments[2], limit, call)
  }
  var matches = MatchSequence(arguments[1], in: text)
  let units = matches.text
  var result = ""
  var end = 0
  var count = 0.0
  while count < limit, let match = try matches.next(call.evaluation) {
    let start = max(end, min(match.start, units.count))
    result += units.part(end..<start)
    let text = try replacement(of: match, by: arguments[2], call)
    try call.evaluation.allocate(bytes: 16 + text.utf8.count)
    result += text
    end = min(max(start, match.end), units.count)
    count += 1
  }
  return .string(result + units.part(end..<units.count))
}

private func replace(
  _ pattern: String, in text: String, by replacement: Value, _ limit: Double, _ call: Call
) throws(JSONataError) -> Value {
  let units = Array(text.utf8)
  let part = Array(pattern.utf8)
  var result: [UInt8] = []
  var start = 0
  var count = 0.0
  while count < limit, let place = find(part, in: units, from: start) {
    result.append(contentsOf: units[start..<place])
    switch replacement {
    case .string(let text):
      try call.evaluation.allocate(bytes: text.utf8.count)
      result.append(contentsOf: text.utf8)
    case .function(let function):
      let value = try call.evaluation.callback(function, .string(pattern), .undefined, .undefined)
      guard case .string(let text) = value else {
        throw JSONataError("D3012", value: value.json)
      }
      result.append(contentsOf: text.utf8)
    default: break
    }
    start = place + part.count
    count += 1
    try call.evaluation.allocate(bytes: 16)
  }
  try call.evaluation.step(units.count / 8)
  result.append(contentsOf: units[start...])
  return .string(String(decoding: result, as: UTF8.self))
}

private func replacement(
  of match: MatchSequence.Match, by replacement: Value, _ call: Call
) throws(JSONataError) -> String {
  switch replacement {
  case .string(let template): return try expand(template, match, call.evaluation)
  case .function(let function):
    let value = try call.evaluation.callback(function, match.value, .undefined, .undefined)
    guard case .string(let text) = value else { throw JSONataError("D3012", value: value.json) }
    return text
  default: return ""
  }
}

/// Fills `$0`, `$1` … and `$$` of a replacement.
///
/// The longest group number that exists counts: `$12` is `$1` and a `2` where there are fewer than
/// twelve groups.
private func expand(
  _ template: String, _ match: MatchSequence.Match, _ evaluation: Evaluation
) throws(JSONataError) -> String {
  guard template.utf8.contains(UInt8(ascii: "$")) else { return template }
  try evaluation.step(template.utf8.count / 16)
  let units = Array(template.utf8)
  let groups = match.groups
  var result: [UInt8] = []
  func add(_ text: String) throws(JSONataError) {
    try evaluation.allocate(bytes: text.utf8.count)
    result.append(contentsOf: text.utf8)
  }
  var index = 0
  while index < units.count {
    guard units[index] == UInt8(ascii: "$"), index + 1 < units.count else {
      result.append(units[index])
      index += 1
      continue
    }
    index += 1
    switch units[index] {
    case UInt8(ascii: "$"):
      result.append(UInt8(ascii: "$"))
      index += 1
    case UInt8(ascii: "0"):
      try add(match.text)
      index += 1
    default:
      guard let (group, length) = groupNumber(units, index, groups.count) else {
        result.append(UInt8(ascii: "$"))
        continue
      }
      if group <= groups.count, case .string(let text) = groups[group - 1] { try add(text) }
      index += length
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// The group that the digits at an index name, and how many of them it takes.
private func groupNumber(
  _ units: [UInt8], _ index: Int, _ groupCount: Int
) -> (group: Int, length: Int)? {
  let most = groupCount == 0 ? 1 : String(groupCount).count
  let digits = units[index...].prefix(most).prefix { $0 &- UInt8(ascii: "0") < 10 }
  guard var group = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
  var length = digits.count
  if length > 1, group > groupCount {
    group /= 10
    length -= 1
  }
  return (group, length)
}
