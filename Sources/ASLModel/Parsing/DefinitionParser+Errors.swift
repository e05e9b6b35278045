import Diagnostics
import JSONTree

/// Retry and Catch.
extension DefinitionParser {
  mutating func retriers(_ fields: inout FieldReader) -> [Retrier] {
    guard let member = fields.take("Retry"), let elements = elements(member) else { return [] }
    return elements.enumerated().compactMap { index, element in
      retrier(element, isLast: index == elements.count - 1)
    }
  }

  private mutating func retrier(_ value: JSONSyntax, isLast: Bool) -> Retrier? {
    guard var fields = FieldReader(value, of: "a Retrier") else {
      reportNotAnObject("a Retrier", value)
      return nil
    }
    let errors = errorEquals(&fields, isLast: isLast)
    let interval = integer(&fields, "IntervalSeconds", in: 1...99_999_999)
    let attempts = integer(&fields, "MaxAttempts", in: 0...99_999_999)
    let rate = fields.take("BackoffRate").flatMap {
      number($0, in: 1...Double.greatestFiniteMagnitude)
    }
    let maximum = integer(&fields, "MaxDelaySeconds", in: 1...Retrier.longestDelaySeconds)
    let jitter: JitterStrategy? = option(&fields, "JitterStrategy")
    let comment = string(&fields, "Comment")
    reportUnread(fields)
    return Retrier(
      errorEquals: errors, intervalSeconds: interval ?? 1, maxAttempts: attempts ?? 3,
      backoffRate: rate ?? 2, maxDelaySeconds: maximum, jitter: jitter ?? .none, comment: comment,
      range: text.origin(of: value.range))
  }

  mutating func catchers(_ fields: inout FieldReader) -> [Catcher] {
    guard let member = fields.take("Catch"), let elements = elements(member) else { return [] }
    return elements.enumerated().compactMap { index, element in
      catcher(element, index, isLast: index == elements.count - 1)
    }
  }

  private mutating func catcher(_ value: JSONSyntax, _ index: Int, isLast: Bool) -> Catcher? {
    guard var fields = FieldReader(value, of: "a Catcher") else {
      reportNotAnObject("a Catcher", value)
      return nil
    }
    let prefix = "Catch[\(index)]/"
    let errors = errorEquals(&fields, isLast: isLast)
    let next = requiredTarget(&fields, "Next")
    let resultPath = resultPath(&fields)
    let (output, assign) = reading(.errorOutput) { parser in
      (
        parser.template(&fields, "Output", in: .jsonata, prefix: prefix),
        parser.assignments(&fields, field: prefix + "Assign")
      )
    }
    let comment = string(&fields, "Comment")
    reportUnread(fields)
    guard let next else { return nil }
    return Catcher(
      errorEquals: errors, next: next, resultPath: resultPath, output: output, assign: assign,
      comment: comment, range: text.origin(of: value.range))
  }

  /// - Note: Amazon States Language, "Errors": States.ALL must appear alone, in the last element.
  private mutating func errorEquals(_ fields: inout FieldReader, isLast: Bool) -> [ErrorName] {
    guard let member = fields.take("ErrorEquals") else {
      reportMissing("ErrorEquals", in: fields)
      return []
    }
    guard let elements = elements(member) else { return [] }
    if elements.isEmpty {
      report(
        "empty-list", .noErrors, at: member.value.range, label: "at least one is needed",
        aws: .emptyValue)
    }
    var names: [ErrorName] = []
    for element in elements {
      guard let name = element.stringValue else {
        report(
          "wrong-type", .errorNotString(element), at: element.range, label: "a string is needed")
        continue
      }
      names.append(ErrorName(name))
      guard ErrorName(name) == .all else { continue }
      if elements.count > 1 {
        report(
          "states-all", .allNotAlone, at: member.value.range, label: "it stands for every error")
      } else if !isLast {
        report(
          "states-all", .allNotLast(fields.owner), at: member.value.range,
          label: "what comes after it is never used")
      }
    }
    return names
  }
}

extension Diagnostic.Message {
  fileprivate static let noErrors: Self = "'ErrorEquals' must name an error"
  fileprivate static func errorNotString(_ value: JSONSyntax) -> Self {
    "an Error Name must be a string, not \(value.typeWithArticle)"
  }
  fileprivate static let allNotAlone: Self = "'States.ALL' must stand alone in 'ErrorEquals'"
  fileprivate static func allNotLast(_ owner: String) -> Self {
    "'States.ALL' must be in the last element, but \(owner) follows"
  }
}
