import ASLModel
public import Diagnostics
import JSONTree

extension MockConfiguration {
  /// Reads a mock configuration. There is one exactly when no diagnostic is an error.
  public static func read(_ source: SourceText) -> (MockConfiguration?, [Diagnostic]) {
    var options = JSONParsingOptions()
    options.rejectsDuplicateKeys = true
    do throws(JSONError) {
      let syntax = try JSONSyntax(parsing: source.bytes, options: options)
      var reader = MockConfigurationReader()
      let configuration = reader.read(syntax)
      let hasErrors = reader.diagnostics.contains { $0.severity == .error }
      return (hasErrors ? nil : configuration, reader.diagnostics)
    } catch {
      return (nil, [error.diagnostic])
    }
  }
}

/// Reads all of a file, reporting what is wrong on the way.
private struct MockConfigurationReader {
  var diagnostics: [Diagnostic] = []
  private var responses: [String: MockedResponse] = [:]
  private var responseNames: [String] = []

  mutating func read(_ syntax: JSONSyntax) -> MockConfiguration {
    let root = Place(syntax, "")
    let members = object(root, "a mock configuration")
    check(members, allowed: ["StateMachines", "MockedResponses"], required: true, in: root)
    if let place = members.first(where: { $0.key == "MockedResponses" })?.value {
      for member in object(place, "MockedResponses") {
        responseNames.append(member.key)
        responses[member.key] = response(member)
      }
    }
    var machines: [MockConfiguration.Machine] = []
    if let place = members.first(where: { $0.key == "StateMachines" })?.value {
      machines = object(place, "StateMachines").map { machine($0) }
    }
    return MockConfiguration(machines: machines)
  }

  private mutating func machine(_ member: Member) -> MockConfiguration.Machine {
    let members = object(member.value, "a state machine")
    check(members, allowed: ["TestCases"], required: true, in: member.value)
    var testCases: [MockConfiguration.TestCase] = []
    if let place = members.first(where: { $0.key == "TestCases" })?.value {
      testCases = object(place, "TestCases").map { testCase($0) }
    }
    return MockConfiguration.Machine(name: member.key, testCases: testCases)
  }

  private mutating func testCase(_ member: Member) -> MockConfiguration.TestCase {
    let states = object(member.value, "a test case").compactMap { state($0) }
    return MockConfiguration.TestCase(name: member.key, states: states)
  }

  private mutating func state(_ member: Member) -> MockConfiguration.MockedState? {
    let responses: MockConfiguration.Responses
    switch member.value.syntax.kind {
    case .string:
      guard let response = namedResponse(member.value) else { return nil }
      responses = .inOrder(response)
    case .object: responses = responsesByIteration(member.value)
    case .null, .bool, .number, .array:
      report("wrong-type", .wrongStateType, at: member.value)
      return nil
    }
    return MockConfiguration.MockedState(
      name: member.key, nameRange: member.keyRange, pointer: member.value.pointer,
      responses: responses)
  }

  private mutating func responsesByIteration(_ place: Place) -> MockConfiguration.Responses {
    var others: MockedResponse?
    var chosen: [(ClosedRange<Int>, MockedResponse)] = []
    var taken: [Keyed<MockedResponse>] = []
    for member in object(place, "the responses of a state") {
      let response = namedResponse(member.value)
      if member.key == "*" {
        others = response
      } else if let range = range(member, of: "a Map iteration", also: ", or \"*\" for all others"),
        let response
      {
        taken.append(Keyed(range: range, keyRange: member.keyRange, value: response))
      }
    }
    for keyed in inOrder(taken, gapsAllowed: true, of: "iteration", in: place) {
      chosen.append((keyed.range, keyed.value))
    }
    return .byIteration(chosen, others: others)
  }

  private mutating func namedResponse(_ place: Place) -> MockedResponse? {
    guard let name = place.syntax.stringValue else {
      report("wrong-type", .expected("the name of a mocked response", found: place), at: place)
      return nil
    }
    guard responseNames.contains(name) else {
      report(
        "unknown-response", .unknownResponse(name), at: place,
        help: didYouMean(name, among: responseNames))
      return nil
    }
    return responses[name]
  }
}

/// `MockedResponses`.
extension MockConfigurationReader {
  private mutating func response(_ member: Member) -> MockedResponse {
    var answers: [Keyed<MockedAnswer>] = []
    for member in object(member.value, "a mocked response") {
      let answer = answer(member.value)
      if let range = range(member, of: "an attempt", also: "") {
        answers.append(Keyed(range: range, keyRange: member.keyRange, value: answer))
      }
    }
    if member.value.syntax.members?.isEmpty == true {
      report(
        "no-answers", .noAnswers(member.key), range: member.value.syntax.range,
        pointer: member.value.pointer, severity: .warning,
        help: ["a state that it is given fails the execution with States.Runtime"])
    }
    let ordered = inOrder(answers, gapsAllowed: false, of: "attempt", in: member.value)
    return MockedResponse(name: member.key, answers: ordered.map { ($0.range, $0.value) })
  }

  private mutating func answer(_ place: Place) -> MockedAnswer {
    let members = object(place, "the answer to an attempt")
    check(members, allowed: ["Return", "Throw", "DurationSeconds"], required: false, in: place)
    let returned = members.first { $0.key == "Return" }
    let thrown = members.first { $0.key == "Throw" }
    let duration = members.first { $0.key == "DurationSeconds" }.map { self.duration($0.value) }
    if let returned, let thrown {
      report(
        "return-and-throw", .returnAndThrow, range: thrown.keyRange,
        pointer: place.pointer, notes: [Diagnostic.Note("it also returns", at: returned.keyRange)])
    }
    if returned == nil, thrown == nil, place.syntax.members != nil {
      report("no-result", .noResult, at: place)
    }
    let result =
      thrown.map { MockedAnswer.Result.thrown(errorOutput($0.value)) }
      ?? .returned(returned?.value.syntax.json ?? .null)
    return MockedAnswer(result, after: duration ?? .zero)
  }

  private mutating func errorOutput(_ place: Place) -> ErrorOutput {
    let members = object(place, "Throw")
    check(members, allowed: ["Error", "Cause"], required: false, in: place)
    if place.syntax.members != nil, !members.contains(where: { $0.key == "Error" }) {
      report("missing-key", .missingKey("Error"), at: place)
    }
    func text(_ key: String, _ reader: inout Self) -> String? {
      guard let value = members.first(where: { $0.key == key })?.value else { return nil }
      if value.syntax.stringValue == nil {
        reader.report("wrong-type", .expected("a string", found: value), at: value)
      }
      return value.syntax.stringValue
    }
    return ErrorOutput(
      error: text("Error", &self).map { ErrorName($0) }, cause: text("Cause", &self))
  }

  private mutating func duration(_ place: Place) -> Duration {
    if case .number(let number) = place.syntax.kind,
      case let seconds = number.doubleValue, (0...Self.longestSeconds).contains(seconds)
    {
      return .seconds(seconds)
    }
    report("wrong-type", .badDuration, at: place)
    return .zero
  }

  /// The longest TimeoutSeconds of a Task; longer waits cannot matter.
  private static let longestSeconds = 99_999_999.0
}

/// Ranges of attempts and iterations.
extension MockConfigurationReader {
  private struct Keyed<Value> {
    let range: ClosedRange<Int>
    let keyRange: SourceRange
    let value: Value
  }

  /// `"2"` or `"1-3"`.
  private mutating func range(
    _ member: Member, of what: String, also: String
  ) -> ClosedRange<Int>? {
    let parts = member.key.utf8.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      let isNumber = !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
      return isNumber ? Int(Substring(part)) : nil
    }
    if numbers.count == parts.count, numbers.count <= 2, let first = numbers.first,
      let last = numbers.last, first <= last
    {
      return first...last
    }
    report(
      "bad-range", .badRange(member.key, of: what, also: also), range: member.keyRange,
      pointer: member.value.pointer)
    return nil
  }

  /// Sorts by range, and leaves out what overlaps.
  private mutating func inOrder<Value>(
    _ keyed: [Keyed<Value>], gapsAllowed: Bool, of what: String, in place: Place
  ) -> [Keyed<Value>] {
    var result: [Keyed<Value>] = []
    for next in keyed.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let free = result.last.map { $0.range.upperBound + 1 } ?? 0
      if let before = result.last, next.range.lowerBound < free {
        let number = next.range.lowerBound
        report(
          "overlapping-ranges", .overlap(what, number), range: next.keyRange,
          pointer: place.pointer,
          notes: [Diagnostic.Note("also answered here", at: before.keyRange)])
        continue
      }
      if next.range.lowerBound > free, !gapsAllowed {
        report(
          "range-gap", .gap(what, free...(next.range.lowerBound - 1)),
          range: next.keyRange, pointer: place.pointer)
      }
      result.append(next)
    }
    return result
  }
}

/// Values in their places.
extension MockConfigurationReader {
  fileprivate struct Place {
    let syntax: JSONSyntax
    /// RFC 6901.
    let pointer: String

    init(_ syntax: JSONSyntax, _ pointer: String) {
      self.syntax = syntax
      self.pointer = pointer
    }
  }

  private struct Member {
    let key: String
    let keyRange: SourceRange
    let value: Place
  }

  private mutating func object(_ place: Place, _ what: String) -> [Member] {
    guard let members = place.syntax.members else {
      report("wrong-type", .expected("\(what) as an object", found: place), at: place)
      return []
    }
    return members.map { member in
      let step = member.key.replacing("~", with: "~0").replacing("/", with: "~1")
      return Member(
        key: member.key, keyRange: member.keyRange,
        value: Place(member.value, "\(place.pointer)/\(step)"))
    }
  }

  private mutating func check(
    _ members: [Member], allowed: [String], required: Bool, in place: Place
  ) {
    for member in members where !allowed.contains(member.key) {
      report(
        "unknown-key", .unknownKey(member.key), range: member.keyRange,
        pointer: member.value.pointer,
        help: didYouMean(member.key, among: allowed)
          ?? ["the keys here are: \(allowed.joined(separator: ", "))"])
    }
    guard required, place.syntax.members != nil else { return }
    for key in allowed where !members.contains(where: { $0.key == key }) {
      report("missing-key", .missingKey(key), at: place)
    }
  }

  private func didYouMean(_ name: String, among names: [String]) -> [String]? {
    nearestName(to: name, among: names).map { ["did you mean \"\($0)\"?"] }
  }

  private mutating func report(
    _ rule: Diagnostic.Rule, _ message: Diagnostic.Message, at place: Place, help: [String]? = nil
  ) {
    report(rule, message, range: place.syntax.range, pointer: place.pointer, help: help)
  }

  private mutating func report(
    _ rule: Diagnostic.Rule, _ message: Diagnostic.Message, range: SourceRange, pointer: String,
    severity: Diagnostic.Severity = .error, notes: [Diagnostic.Note] = [], help: [String]? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule, severity, message, at: range, pointer: pointer, notes: notes, help: help ?? []))
  }
}

extension Diagnostic.Message {
  fileprivate static func expected(
    _ what: String, found place: MockConfigurationReader.Place
  ) -> Self {
    "expected \(what), found \(place.syntax.json.typeName)"
  }
  fileprivate static let wrongStateType: Self =
    "a mocked state is given the name of a response, or an object of names by Map iteration"
  fileprivate static func unknownKey(_ key: String) -> Self { "unknown key \"\(key)\"" }
  fileprivate static func missingKey(_ key: String) -> Self { "the key \"\(key)\" is missing" }
  fileprivate static func unknownResponse(_ name: String) -> Self {
    "there is no mocked response \"\(name)\""
  }
  fileprivate static func noAnswers(_ name: String) -> Self {
    "the mocked response \"\(name)\" has no answers"
  }
  fileprivate static let returnAndThrow: Self =
    "an attempt either returns or throws, not both"
  fileprivate static let noResult: Self = "an attempt needs a \"Return\" or a \"Throw\""
  fileprivate static let badDuration: Self =
    "DurationSeconds must be a number from 0 to 99999999"
  fileprivate static func badRange(_ key: String, of what: String, also: String) -> Self {
    "\"\(key)\" does not number \(what): write \"2\" or \"0-3\"\(also)"
  }
  fileprivate static func overlap(_ what: String, _ number: Int) -> Self {
    "\(what) \(number) is answered twice"
  }
  fileprivate static func gap(_ what: String, _ missing: ClosedRange<Int>) -> Self {
    missing.count == 1
      ? "\(what) \(missing.lowerBound) has no answer"
      : "\(what)s \(missing.lowerBound) to \(missing.upperBound) have no answer"
  }
}
