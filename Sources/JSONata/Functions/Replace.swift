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
  var matches = MatchSequence(arguments[1], in: text, function: "replace")
  let units = Array(text.utf16)
  var result: [UInt16] = []
  var end = 0
  var count = 0.0
  while count < limit, let match = try matches.next(call.evaluation) {
    let start = max(end, min(match.start, units.count))
    result.append(contentsOf: units[end..<start])
    result.append(contentsOf: try replacement(of: match, by: arguments[2], call).utf16)
    end = min(max(start, match.end), units.count)
    count += 1
  }
  result.append(contentsOf: units[end...])
  return .string(String(decoding: result, as: UTF16.self))
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
  }
  try call.evaluation.step(Int(min(count, 1e9)))
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

/// The matches of a pattern in a text, one after another: a regular expression's, or those of any
/// function that gives objects of the same shape.
struct MatchSequence {
  struct Match {
    let text: String
    let start: Int
    let end: Int
    let groups: ContiguousArray<Value>
    let value: Value
  }

  private let function: String
  private var source: Source

  private enum Source {
    case search(MatchSearch)
    case call(Function, ContiguousArray<Value>)
    case ended
  }

  init(_ pattern: Value, in text: String, function: String) {
    self.function = function
    guard case .function(let matcher) = pattern else {
      source = .ended
      return
    }
    if case .regularExpression(let expression) = matcher.body {
      source = .search(MatchSearch(expression, in: Array(text.utf16), from: 0))
    } else {
      source = .call(matcher, [.string(text)])
    }
  }

  mutating func next(_ evaluation: Evaluation) throws(JSONataError) -> Match? {
    let value: Value
    switch source {
    case .ended: return nil
    case .search(let search): value = try search.next(evaluation)
    case .call(let function, let arguments):
      value = Compiler.Finish.unwrap(
        try evaluation.apply(function, arguments, context: .null))
    }
    if value.isUndefined {
      source = .ended
      return nil
    }
    let next = value.member("next")
    guard case .number(let start) = value.member("start"),
      case .number(let end) = value.member("end"), value.member("groups").isArray || start == end,
      case .function(let nextFunction) = next
    else { throw JSONataError("T1010") }
    if case .nextMatch(let search) = nextFunction.body {
      source = .search(search)
    } else {
      source = .call(nextFunction, [])
    }
    var text = ""
    if case .string(let match) = value.member("match") { text = match }
    return Match(
      text: text, start: Int(start), end: Int(end), groups: value.member("groups").items,
      value: value)
  }
}
