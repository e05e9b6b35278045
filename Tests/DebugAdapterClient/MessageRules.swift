import JSONTree

/// Rules of messages, read from their text.
struct MessageRules: Sendable {
  private(set) var sections: [String: Section] = [:]

  struct Section: Sendable {
    var members: [Member] = []
    /// Whether there may be members of other names.
    var isOpen = false
    /// The section whose members these are.
    var other: String?
  }

  struct Member: Sendable {
    let name: String
    let isRequired: Bool
    let type: ValueRule
  }

  indirect enum ValueRule: Sendable {
    case anything
    case simple(String)
    case word(String)
    case section(String)
    case array(ValueRule)
    case oneOf([ValueRule])
  }

  /// - Parameter text: as ``protocolRules`` is written.
  init(_ text: String) {
    var current = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  ") {
        let parts = line.split(separator: ":", maxSplits: 1)
        let name = parts[0].drop { $0 == " " }
        let member = Member(
          name: String(name.prefix { $0 != "?" }), isRequired: !name.hasSuffix("?"),
          type: Self.rule(parts[1]))
        sections[current]?.members.append(member)
      } else {
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 2 else { continue }
        current = "\(words[0]) \(words[1])"
        var section = Section()
        section.isOpen = words.dropFirst(2).first == "open"
        if words.count == 4, words[2] == "is" { section.other = "type \(words[3])" }
        sections[current] = section
      }
    }
  }

  private static func rule(_ text: some StringProtocol) -> ValueRule {
    let text = text.drop { $0 == " " }
    if text.hasPrefix("["), text.hasSuffix("]") {
      return .array(rule(text.dropFirst().dropLast()))
    }
    let alternatives = text.split(separator: "|")
    if alternatives.count > 1 { return .oneOf(alternatives.map { rule($0) }) }
    let word = String(text.prefix { $0 != " " })
    if word.hasPrefix("'") { return .word(String(word.dropFirst().dropLast())) }
    if word == "any" { return .anything }
    return word.first?.isUppercase == true ? .section("type \(word)") : .simple(word)
  }

  /// What is wrong with an object by the rules of a section.
  func faults(_ json: JSON?, _ name: String, at path: String) -> [String] {
    guard var section = sections[name] else { return ["\(path): there are no rules for \(name)"] }
    if let other = section.other { section = sections[other] ?? section }
    guard let json else {
      return section.members.contains(where: \.isRequired) ? ["\(path) is missing"] : []
    }
    guard let object = json.objectValue else { return ["\(path) is no object"] }
    var faults: [String] = []
    for member in section.members {
      if let value = object[member.name] {
        faults += self.faults(value, member.type, at: "\(path).\(member.name)")
      } else if member.isRequired {
        faults.append("\(path).\(member.name) is missing")
      }
    }
    if !section.isOpen {
      let known = Set(section.members.map(\.name))
      faults += object.keys.filter { !known.contains($0) }.map { "\(path).\($0) is unknown" }
    }
    return faults
  }

  private func faults(_ json: JSON, _ rule: ValueRule, at path: String) -> [String] {
    switch rule {
    case .anything: return []
    case .simple(let type):
      return isOf(json, type) ? [] : ["\(path) is \(json.typeName), not \(type)"]
    case .word(let word): return json == .string(word) ? [] : ["\(path) is not '\(word)'"]
    case .section(let name): return faults(json, name, at: path)
    case .array(let element):
      guard let elements = json.arrayValue else { return ["\(path) is no array"] }
      return elements.enumerated().flatMap { faults($1, element, at: "\(path)[\($0)]") }
    case .oneOf(let rules):
      let all = rules.map { faults(json, $0, at: path) }
      return all.contains([]) ? [] : ["\(path) is \(json.text), none of what it may be"]
    }
  }

  private func isOf(_ json: JSON, _ type: String) -> Bool {
    if type == "integer" { return json.numberValue?.integerValue != nil }
    return json.typeName == type
  }
}
