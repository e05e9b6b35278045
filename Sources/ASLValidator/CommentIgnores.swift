import ASLModel
import Diagnostics
import JSONTree

/// The findings that comments ask not to be told of.
///
/// `"Comment": "… asl-ignore dead-retrier, missing-timeout …"` in a state machine, a state, a
/// Choice Rule, a Retrier or a Catcher holds for all that is found within it. What AWS refuses is
/// told all the same.
struct CommentIgnores {
  private var directives: [Directive] = []
  private let definition: Definition

  /// One name behind an `asl-ignore`.
  struct Directive {
    /// Empty where there is none.
    let name: String
    /// Where the name stands, or the word where there is none; in the text of the root.
    let range: SourceRange
    /// What it holds for; in the source text.
    let scope: SourceRange
  }

  init(_ definition: Definition) {
    self.definition = definition
    if let root = definition.root {
      add(root, scope: SourceRange(start: 0, end: Int.max))
      for state in definition.states { add(state.syntax) }
    }
  }

  private mutating func add(_ state: JSONSyntax.Member) {
    add(state.value, scope: scope(state.keyRange.joined(with: state.value.range)))
    for member in state.value.members ?? [] {
      switch member.key {
      case "Branches", "Choices", "Retry", "Catch":
        for element in member.value.elements ?? [] { add(element, scope: scope(element.range)) }
      case "ItemProcessor", "Iterator":
        add(member.value, scope: scope(member.value.range))
      default: break
      }
    }
  }

  private func scope(_ range: SourceRange) -> SourceRange { definition.origin(of: range) }

  private mutating func add(_ object: JSONSyntax, scope: SourceRange) {
    guard let comment = object["Comment"], let text = comment.stringValue else { return }
    for name in ignoredNames(in: Array(text.utf8)) {
      directives.append(
        Directive(
          name: name.text, range: definition.range(of: name.range, in: comment.range), scope: scope)
      )
    }
  }

  /// The findings that stay, and one for each directive that is of no use.
  func applied(to found: [Diagnostic], isOn: (any Rule.Type) -> Bool) -> [Diagnostic] {
    guard !directives.isEmpty else { return found }
    var isUsed = Array(repeating: false, count: directives.count)
    var isRefused = isUsed
    let kept = found.filter { finding in
      let matching = directives.indices.filter { matches(directives[$0], finding) }
      if finding.severity == .error {
        for index in matching { isRefused[index] = true }
        return true
      }
      for index in matching { isUsed[index] = true }
      return matching.isEmpty
    }
    return kept
      + directives.indices.filter { !isUsed[$0] }.compactMap {
        UselessIgnore.finding(directives[$0], isRefused: isRefused[$0], in: definition, isOn: isOn)
      }
  }

  private func matches(_ directive: Directive, _ finding: Diagnostic) -> Bool {
    directive.name == finding.rule.name && directive.scope.start <= finding.range.start
      && finding.range.start < directive.scope.end
  }
}

/// The names behind each `asl-ignore` of a text, with their offsets.
private func ignoredNames(in text: [UInt8]) -> [(text: String, range: SourceRange)] {
  let word = Array("asl-ignore".utf8)
  var names: [(text: String, range: SourceRange)] = []
  var place = 0
  while place + word.count <= text.count {
    guard text[place] == word[0], text[place..<(place + word.count)].elementsEqual(word),
      place == 0 || !isNameByte(text[place - 1])
    else {
      place += 1
      continue
    }
    let start = place
    place += word.count
    guard place == text.count || !isNameByte(text[place]) else { continue }
    if place < text.count, text[place] == UInt8(ascii: ":") { place += 1 }
    let listed = listedNames(in: text, from: &place)
    names += listed.isEmpty ? [("", SourceRange(start: start, end: place))] : listed
  }
  return names
}

/// Names with commas between them.
private func listedNames(
  in text: [UInt8], from place: inout Int
) -> [(text: String, range: SourceRange)] {
  var names: [(text: String, range: SourceRange)] = []
  while true {
    var start = place
    while start < text.count, isBlank(text[start]) { start += 1 }
    var end = start
    while end < text.count, isNameByte(text[end]) { end += 1 }
    guard end > start else { return names }
    names.append(
      (
        String(decoding: text[start..<end], as: UTF8.self), SourceRange(start: start, end: end)
      ))
    place = end
    while end < text.count, isBlank(text[end]) { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: ",") else { return names }
    place = end + 1
  }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}
