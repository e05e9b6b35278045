import ASLModel
public import Diagnostics
import JSONTree

/// An And that can never hold.
public enum ContradictoryCondition: Rule {
  public static let name: Diagnostic.Rule = "contradictory-condition"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "An And asks for two things of one value that exclude each other.",
    why: """
      The rule never holds, and its Next is never taken. Often Or was meant, or the limits are \
      swapped.
      """,
    failing: example("NumericGreaterThan", 5, "NumericLessThan", 3),
    passing: example("NumericGreaterThan", 3, "NumericLessThan", 5),
    source: "Amazon States Language, \"Choice State\"")

  private static func example(
    _ first: String, _ low: Int, _ second: String, _ high: Int
  ) -> String {
    Example.machine([
      "Choose": """
      "Type": "Choice",
      "Choices": [
        {
          "And": [
            { "Variable": "$.a", "\(first)": \(low) },
            { "Variable": "$.a", "\(second)": \(high) }
          ],
          "Next": "Done"
        }
      ],
      "Default": "Failed"
      """,
      "Done": #""Type": "Succeed""#,
      "Failed": #""Type": "Fail""#,
    ])
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states
    where state.type == .choice && state.queryLanguage == .jsonPath {
      for rule in syntax.value["Choices"]?.elements ?? [] { look(at: rule, &report) }
    }
  }

  private static func look(at rule: JSONSyntax, _ report: inout Report) {
    for member in rule.members ?? [] {
      switch member.key {
      case "And":
        let elements = member.value.elements ?? []
        check(elements.flatMap(conjuncts), &report)
        for element in elements where element["And"] == nil { look(at: element, &report) }
      case "Or": for element in member.value.elements ?? [] { look(at: element, &report) }
      case "Not": look(at: member.value, &report)
      default: break
      }
    }
  }

  /// What all has to hold for a rule to hold.
  private static func conjuncts(_ rule: JSONSyntax) -> [Claim] {
    if let elements = rule["And"]?.elements { return elements.flatMap(conjuncts) }
    return Claim(rule).map { [$0] } ?? []
  }

  private static func check(_ claims: [Claim], _ report: inout Report) {
    var earlier: [String: [Claim]] = [:]
    for claim in claims {
      // Of thousands about one value the first will do.
      let others = earlier[claim.variable] ?? []
      if others.count < 50 { earlier[claim.variable, default: []].append(claim) }
      guard let other = others.first(where: { $0.excludes(claim) }) else { continue }
      report.add(
        .contradictory(claim.variable), at: claim.range, label: "never together with the other",
        notes: [Diagnostic.Note("the other", at: other.range)])
      return
    }
  }
}

/// What one comparison says of a value.
private struct Claim {
  let variable: String
  let range: SourceRange
  private let meaning: Meaning

  fileprivate enum Meaning: Equatable {
    case present(Bool)
    case has(Kind, Bool)
    case text(String)
    case flag(Bool)
    /// Numbers, or points in time.
    case within(Kind, Interval)
    /// Something of that kind, nothing more is known.
    case some(Kind)
  }

  fileprivate enum Kind { case null, text, number, flag, time }

  fileprivate struct Interval: Equatable {
    var low = -Double.infinity
    var high = Double.infinity
    var isLowOpen = false
    var isHighOpen = false

    func overlaps(_ other: Interval) -> Bool {
      Self.isOrdered(self, other) && Self.isOrdered(other, self)
    }

    /// Whether the first begins before the second ends.
    private static func isOrdered(_ first: Interval, _ second: Interval) -> Bool {
      first.low < second.high
        || first.low == second.high && !first.isLowOpen && !second.isHighOpen
    }
  }

  init?(_ rule: JSONSyntax) {
    guard let variable = rule["Variable"]?.stringValue,
      let member = rule.members?.first(where: { $0.key != "Variable" && $0.key != "Comment" }),
      let meaning = Self.meaning(member.key, member.value)
    else { return nil }
    self.variable = variable
    self.meaning = meaning
    range = member.keyRange.joined(with: member.value.range)
  }

  private static func meaning(_ key: String, _ value: JSONSyntax) -> Meaning? {
    switch (key, value.kind) {
    case ("IsPresent", .bool(let flag)): .present(flag)
    case ("IsNull", .bool(let flag)): .has(.null, flag)
    case ("IsString", .bool(let flag)): .has(.text, flag)
    case ("IsNumeric", .bool(let flag)): .has(.number, flag)
    case ("IsBoolean", .bool(let flag)): .has(.flag, flag)
    case ("StringEquals", .string(let text)): .text(text)
    case ("BooleanEquals", .bool(let flag)): .flag(flag)
    case (_, .number(let number)) where key.hasPrefix("Numeric"):
      interval(String(key.dropFirst(7)), number.doubleValue).map { .within(.number, $0) }
    case (_, .string(let text)) where key.hasPrefix("Timestamp") && !key.hasSuffix("Path"):
      Timestamp(parsing: text).flatMap {
        interval(String(key.dropFirst(9)), Double($0.milliseconds)).map { .within(.time, $0) }
      }
    case (_, .string) where key.hasPrefix("String"): .some(.text)
    case (_, .string) where key.hasPrefix("Numeric"): .some(.number)
    case (_, .string) where key.hasPrefix("Boolean"): .some(.flag)
    case (_, .string) where key.hasPrefix("Timestamp"): .some(.time)
    default: nil
    }
  }

  private static func interval(_ order: String, _ value: Double) -> Interval? {
    switch order {
    case "Equals": Interval(low: value, high: value)
    case "LessThan": Interval(high: value, isHighOpen: true)
    case "LessThanEquals": Interval(high: value)
    case "GreaterThan": Interval(low: value, isLowOpen: true)
    case "GreaterThanEquals": Interval(low: value)
    default: nil
    }
  }

  func excludes(_ other: Claim) -> Bool {
    Self.exclude(meaning, other.meaning) || Self.exclude(other.meaning, meaning)
  }

  private static func exclude(_ a: Meaning, _ b: Meaning) -> Bool {
    switch (a, b) {
    case (.present(let left), .present(let right)): return left != right
    case (.present(let isPresent), _): return !isPresent && b.needsValue
    case (.text(let left), .text(let right)): return left != right
    case (.flag(let left), .flag(let right)): return left != right
    case (.within(let one, let left), .within(let other, let right)) where one == other:
      return !left.overlaps(right)
    case (.has(let one, let left), .has(let other, let right)) where one == other:
      return left != right
    case (.has(let kind, false), _): return b.kind == kind
    default:
      guard let left = a.kind, let right = b.kind else { return false }
      // A timestamp is a string.
      return left != right && Set([left, right]) != [.text, .time]
    }
  }
}

extension Claim.Meaning {
  /// The type that a value has of which this holds.
  fileprivate var kind: Claim.Kind? {
    switch self {
    case .present, .has(_, false): nil
    case .has(let kind, true), .within(let kind, _), .some(let kind): kind
    case .text: .text
    case .flag: .flag
    }
  }

  /// Whether it can hold of nothing but a value.
  fileprivate var needsValue: Bool {
    switch self {
    case .present(let flag), .has(_, let flag): flag
    case .text, .flag, .within, .some: true
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func contradictory(_ variable: String) -> Self {
    "no value of '\(variable)' meets both conditions of this And"
  }
}
