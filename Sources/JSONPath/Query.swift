import JSONTree

/// A compiled path in Jayway JsonPath's dialect: from the document, step by step.
struct Query: Sendable {
  /// Whether it begins with `$`, or with `@`.
  let startsAtRoot: Bool
  let steps: [Step]
  let isDefinite: Bool
  /// For each step, whether all steps before it lead to one place.
  let isDefiniteBefore: [Bool]
  /// What the text of the path begins with: `@` unless it starts at the root or was turned round.
  private let mark: String

  enum Step: Sendable {
    /// `.a`, `['a']`, `["a"]`, `['a','b']`; the quote is the one that was written.
    case members([String], quote: String)
    /// `[0]`, `[-1]`, `[0,2]`.
    case elements([Int])
    /// `[1:3]`; a third number is read and means nothing.
    case slice(from: Int?, to: Int?)
    /// `*`, `[*]`.
    case wildcard
    /// `..`
    case descent
    /// `[?(…)]`
    case filter(FilterExpression)
    /// `.length()`
    case function(FunctionCall)
  }

  init(startsAtRoot: Bool, steps: [Step]) {
    if let turned = Self.turnedRound(startsAtRoot: startsAtRoot, steps) {
      self = turned
      return
    }
    self.init(startsAtRoot: startsAtRoot, mark: startsAtRoot ? "$" : "@", steps: steps)
  }

  private init(
    startsAtRoot: Bool, mark: String, steps: [Step], isDefinite: Bool? = nil,
    beginsInMany: Bool = false
  ) {
    self.startsAtRoot = startsAtRoot
    self.mark = mark
    self.steps = steps
    var before: [Bool] = []
    var isOne = true
    for (index, step) in steps.enumerated() {
      before.append(isOne && !beginsInMany)
      isOne = isOne && step.leadsToOne(isLast: index == steps.count - 1)
    }
    isDefiniteBefore = before
    self.isDefinite = isDefinite ?? isOne
  }

  var canonical: String {
    steps.reduce(into: mark) { text, step in text += step.canonical }
  }

  /// The text from a step on.
  func canonical(from index: Int) -> String {
    steps[index...].reduce(into: "") { text, step in text += step.canonical }
  }

  var endsInFunction: Bool {
    if case .function? = steps.last { true } else { false }
  }

  /// The elements of what the path finds; it counts as definite where the path itself does.
  var withElements: Query {
    if steps.isEmpty { return self }
    return Query(
      startsAtRoot: startsAtRoot, mark: mark, steps: steps + [.wildcard], isDefinite: isDefinite)
  }

  /// `$..a.sum()` as `$.sum($..a)`: a function at the end of a path that begins with `..` takes all
  /// that the path finds.
  private static func turnedRound(startsAtRoot: Bool, _ steps: [Step]) -> Query? {
    guard case .descent? = steps.first, case .function? = steps.last else { return nil }
    for (index, step) in steps.enumerated() {
      guard case .function(var call) = step else { continue }
      call.parameters = [.path(Query(startsAtRoot: startsAtRoot, steps: Array(steps[..<index])))]
      return Query(
        startsAtRoot: startsAtRoot, mark: "$",
        steps: [.function(call)] + steps[(index + 1)...], beginsInMany: true)
    }
    return nil
  }
}

extension Query.Step {
  /// Whether the step leads from one place to at most one; several names are merged into one object
  /// where nothing follows.
  func leadsToOne(isLast: Bool) -> Bool {
    switch self {
    case .members(let names, _): names.count == 1 || isLast
    case .elements(let indexes): indexes.count == 1
    case .function: true
    case .slice, .wildcard, .descent, .filter: false
    }
  }

  var canonical: String {
    switch self {
    case .members(let names, let quote):
      "[" + names.map { quote + $0 + quote }.joined(separator: ",") + "]"
    case .elements(let indexes): "[" + indexes.map(String.init).joined(separator: ",") + "]"
    case .slice(let from, let to):
      "[\(from.map(String.init) ?? ""):\(to.map(String.init) ?? "")]"
    case .wildcard: "[*]"
    case .descent: ".."
    case .filter: "[?]"
    case .function(let call): "." + call.name + (call.wasGivenParameters ? "(...)" : "()")
    }
  }
}

/// A function at the end of a path, and what was written between its parentheses.
struct FunctionCall: Sendable {
  let name: String
  var parameters: [Parameter]
  /// Whether parameters were written; a path turned round gets one that was not.
  let wasGivenParameters: Bool

  enum Parameter: Sendable {
    case path(Query)
    case json(String)
  }

  init(_ name: String, _ parameters: [Parameter]) {
    self.name = name
    self.parameters = parameters
    wasGivenParameters = !parameters.isEmpty
  }
}
