/// Why a text is not the Resource of a Task.
public struct TaskResourceError: Error, Sendable, Equatable {
  public let message: String
  public let help: [String]

  init(_ message: String, help: String...) {
    self.message = message
    self.help = help
  }
}

extension TaskResource {
  /// Reads a Resource: the ARN of a Lambda function, an activity or a service integration.
  ///
  /// A placeholder `${Name}` may stand for any part, or for all of it; a Resource that shows
  /// nothing else is taken for a Lambda function, which is what most of them are.
  ///
  /// - Note: Step Functions guide, "Integrating services", "Task workflow state".
  public init(parsing arn: String) throws(TaskResourceError) {
    let hasPlaceholder = Substitutions.hasPlaceholder(arn)
    let parts = Self.parts(of: arn)
    guard parts.count >= 2, parts[0] == "arn" else {
      guard hasPlaceholder else {
        throw TaskResourceError(
          "not an ARN",
          help:
            "such as arn:aws:lambda:REGION:ACCOUNT:function:NAME or arn:aws:states:::sns:publish")
      }
      self.init(arn: arn, kind: .lambdaFunction)
      return
    }
    guard parts.count >= 6, !parts[1].isEmpty, !parts[2].isEmpty else {
      guard hasPlaceholder else { throw TaskResourceError("an ARN has at least six parts") }
      self.init(arn: arn, kind: .lambdaFunction)
      return
    }
    switch (parts[2], parts[5]) {
    case ("lambda", "function"): self.init(arn: arn, kind: try Self.lambda(parts))
    case ("lambda", _) where !hasPlaceholder:
      throw TaskResourceError("a Lambda ARN has 'function:NAME'")
    case ("states", "activity"):
      guard parts.count == 7, !parts[6].isEmpty else {
        throw TaskResourceError("an activity's ARN ends in 'activity:NAME'")
      }
      self.init(arn: arn, kind: .activity)
    case ("states", _): self.init(arn: arn, kind: .service(try Self.service(parts, hasPlaceholder)))
    default:
      guard hasPlaceholder else {
        throw TaskResourceError(
          "an ARN of '\(parts[2])' is not a resource of tasks",
          help: "services are called by integrations, as in arn:aws:states:::\(parts[2]):ACTION")
      }
      self.init(arn: arn, kind: .lambdaFunction)
    }
  }

  /// The parts between colons, those inside `${…}` left alone.
  private static func parts(of arn: String) -> [String] {
    var parts = [""]
    var isInside = false
    var last: Unicode.Scalar?
    for scalar in arn.unicodeScalars {
      if scalar == "{", last == "$" { isInside = true }
      if scalar == "}" { isInside = false }
      if scalar == ":", !isInside {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return parts
  }

  private static func lambda(_ parts: [String]) throws(TaskResourceError) -> Kind {
    guard parts.count == 7 || parts.count == 8, !parts[6].isEmpty else {
      throw TaskResourceError("a Lambda ARN ends in 'function:NAME' or 'function:NAME:QUALIFIER'")
    }
    guard parts.count == 7 || !parts[7].isEmpty else {
      throw TaskResourceError("the function's qualifier after the last ':' is empty")
    }
    return .lambdaFunction
  }

  private static func service(
    _ parts: [String], _ hasPlaceholder: Bool
  ) throws(TaskResourceError) -> Service {
    var rest = Array(parts[5...])
    let isSDK = rest[0] == "aws-sdk"
    if isSDK { rest.removeFirst() }
    guard rest.count >= 2, !rest[0].isEmpty, !rest[1].isEmpty else {
      if hasPlaceholder {
        return Service(
          name: rest.first ?? "", action: "", pattern: .requestResponse, isSDK: isSDK)
      }
      throw TaskResourceError(
        "a service integration is arn:aws:states:::SERVICE:ACTION", help: "such as sns:publish")
    }
    let called = rest[1...].joined(separator: ":")
    let pieces = called.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let suffix = pieces.count > 1 ? String(pieces[1]) : ""
    guard let pattern = Pattern(rawValue: suffix), pieces.count == 1 || !suffix.isEmpty else {
      if hasPlaceholder {
        return Service(
          name: rest[0], action: String(pieces[0]), pattern: .requestResponse, isSDK: isSDK)
      }
      throw TaskResourceError(
        "'.\(suffix)' is not an integration pattern",
        help: "the patterns are .sync, .sync:2 and .waitForTaskToken, or none")
    }
    return Service(name: rest[0], action: String(pieces[0]), pattern: pattern, isSDK: isSDK)
  }
}
