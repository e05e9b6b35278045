internal import ASLModel

/// What the actions of one service answer, as a table of text.
///
/// A line is an action or a structure, and its members: `publish: MessageId string, Tags [Tag]`. A
/// line that begins with a blank goes on with the one before. The names of actions begin with a
/// small letter; `putItem, updateItem: …` have the same members. `Runtime: |A|B` names texts, to be
/// a type. A member is a name, `!` where it is required, and its type:
///
/// | type | |
/// |---|---|
/// | `string`, `string(1..64)` | text, of that many UTF-16 units; either limit may be left out |
/// | `number`, `number(0..)` | a number from one limit to the other |
/// | `boolean`, `any` | |
/// | `\|A\|B` | one of these texts |
/// | `[T]`, `{T}` | an array, an object of such values |
/// | `Name` | the structure, or one of the texts, of that name |
struct ServiceShapes: Sendable {
  /// What a Resource calls the service: `sqs`, `aws-sdk:sqs`.
  let resourceType: String
  let text: String

  init(_ resourceType: String, _ text: String) {
    self.resourceType = resourceType
    self.text = text
  }

  /// The answer of an action; nil where it is not in the table.
  func shape(ofAction action: String) -> ResultShape? {
    let structures = structures
    guard let members = structures[action] else { return nil }
    return ResultShape(members: members, structures: structures)
  }

  /// The actions and structures, by name.
  var structures: [String: [ResultShape.Member]] {
    let rows = logicalLines.compactMap { line -> (names: Substring, content: Substring)? in
      guard let colon = line.firstRange(of: ": ") else { return nil }
      return (line[..<colon.lowerBound], line[colon.upperBound...])
    }
    var choices: [Substring: Substring] = [:]
    for row in rows where row.content.first == "|" { choices[row.names] = row.content }
    var structures: [String: [ResultShape.Member]] = [:]
    for row in rows where row.content.first != "|" {
      let members = row.content.split(separator: ", ").map {
        ResultShape.Member(text: $0, choices: choices)
      }
      for name in row.names.split(separator: ", ") { structures[String(name)] = members }
    }
    return structures
  }

  private var logicalLines: [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n") {
      guard line.first == " ", let last = lines.indices.last else {
        lines.append(String(line))
        continue
      }
      let rest = line.drop { $0 == " " }
      lines[last] += rest.first == "|" ? rest : " " + rest
    }
    return lines
  }
}

/// The form of a service's answer: what a mock of it has to keep to.
struct ResultShape: Sendable {
  let members: [Member]
  let structures: [String: [Member]]

  struct Member: Sendable, Equatable {
    let name: String
    let isRequired: Bool
    let type: MemberType

    /// - Parameters:
    ///   - text: `Name! string(1..64)`.
    ///   - choices: `|A|B` of each name that stands for texts.
    init(text: Substring, choices: [Substring: Substring]) {
      let parts = text.split(separator: " ", maxSplits: 1)
      let name = parts.first ?? ""
      isRequired = name.last == "!"
      self.name = String(isRequired ? name.dropLast() : name)
      type = MemberType(text: parts.count > 1 ? parts[1] : "any", choices: choices)
    }
  }

  indirect enum MemberType: Sendable, Equatable {
    case any
    case boolean
    /// In UTF-16 units.
    case string(lengths: ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case choice([String])
    case list(MemberType)
    case map(MemberType)
    case structure(String)

    init(text: Substring, choices: [Substring: Substring]) {
      let text = choices[text] ?? text
      if text.first == "|" {
        self = .choice(text.split(separator: "|").map(String.init))
      } else if text.first == "[" {
        self = .list(MemberType(text: text.dropFirst().dropLast(), choices: choices))
      } else if text.first == "{" {
        self = .map(MemberType(text: text.dropFirst().dropLast(), choices: choices))
      } else {
        self.init(name: text.prefix { $0 != "(" }, limits: Self.limits(in: text))
      }
    }

    private init(name: Substring, limits: (low: String, high: String)) {
      switch name {
      case "any": self = .any
      case "boolean": self = .boolean
      case "string": self = .string(lengths: (Int(limits.low) ?? 0)...(Int(limits.high) ?? .max))
      case "number":
        self = .number((Double(limits.low) ?? -.infinity)...(Double(limits.high) ?? .infinity))
      default: self = .structure(String(name))
      }
    }

    /// Of `string(1..64)` the two numbers; empty where there is none.
    private static func limits(in text: Substring) -> (low: String, high: String) {
      guard let open = text.firstIndex(of: "("), text.last == ")" else { return ("", "") }
      let inside = text[text.index(after: open)...].dropLast()
      guard let dots = inside.firstRange(of: "..") else { return ("", "") }
      return (String(inside[..<dots.lowerBound]), String(inside[dots.upperBound...]))
    }
  }
}
