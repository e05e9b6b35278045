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
    result += try replacement(of: match, by: arguments[2], call)
    try call.evaluation.allocate(bytes: 16 + result.utf8.count / 64)
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
    case .string(let text): result.append(contentsOf: text.utf8)
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
    try call.evaluation.allocate(bytes: 16 + result.count / 64)
  }
  try call.evaluation.step(units.count / 8)
  result.append(contentsOf: units[start...])
  return .string(String(decoding: result, as: UTF8.self))
}

private func replacement(
  of match: MatchSequence.Match, by replacement: Value, _ call: Call
) throws(JSONataError) -> String {
  switch replacement {
  case .string(let template): return expand(template, match)
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
private func expand(_ template: String, _ match: MatchSequence.Match) -> String {
  let characters = Array(template.unicodeScalars)
  var result = String.UnicodeScalarView()
  var index = 0
  while index < characters.count {
    guard characters[index] == "$", index + 1 < characters.count else {
      result.append(characters[index])
      index += 1
      continue
    }
    index += 1
    if characters[index] == "$" {
      result.append("$")
      index += 1
      continue
    }
    if characters[index] == "0" {
      result.append(contentsOf: match.text.unicodeScalars)
      index += 1
      continue
    }
    guard let (group, length) = groupNumber(characters, index, match.groups.count) else {
      result.append("$")
      continue
    }
    if group <= match.groups.count, case .string(let text) = match.groups[group - 1] {
      result.append(contentsOf: text.unicodeScalars)
    }
    index += length
  }
  return String(result)
}

/// The group that the digits at an index name, and how many of them it takes.
private func groupNumber(
  _ characters: [Unicode.Scalar], _ index: Int, _ groupCount: Int
) -> (group: Int, length: Int)? {
  let most = groupCount == 0 ? 1 : String(groupCount).count
  var digits = ""
  while digits.count < most, index + digits.count < characters.count,
    ("0"..."9").contains(characters[index + digits.count])
  {
    digits.unicodeScalars.append(characters[index + digits.count])
  }
  guard var group = Int(digits) else { return nil }
  if digits.count > 1, group > groupCount {
    digits.removeLast()
    group = Int(digits) ?? group
  }
  return (group, digits.count)
}
