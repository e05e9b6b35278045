import ASLModel
import JSONTree

/// Invokes functions.
protocol FunctionCapability: Sendable {
  func contains(_ function: FunctionReference) -> Bool

  /// - Parameter log: takes each line that the function prints.
  /// - Throws: why the function was not invoked at all.
  func invoke(
    _ invocation: FunctionInvocation, log: @escaping @Sendable (String) -> Void
  ) async throws(FunctionFailure) -> FunctionResult
}

struct FunctionInvocation: Sendable {
  let function: FunctionReference
  /// The event as JSON text.
  let payload: String
  let requestID: String
  /// `ClientContext`, decoded: JSON text.
  var clientContext: String?
}

struct FunctionResult: Sendable, Equatable {
  /// What the function gave, as its runtime wrote it.
  let payload: String
  /// Whether the payload describes an error: Lambda's `X-Amz-Function-Error`.
  let isError: Bool
  /// The end of the function's log, at most ``LambdaLimit/logTailBytes``.
  var logTail = ""
}

enum FunctionFailure: Error, Sendable, Equatable {
  case notFound
  /// The event cannot be taken: why.
  case badRequest(String)
  /// A parameter of the request is wrong: why.
  case invalid(String)
  case throttled
  case service(String)
  /// No answer at all: why.
  case unreachable(String)
}

/// A function as `FunctionName` names it: `name`, `account:function:name` or an ARN, each with or
/// without `:qualifier`. Lambda API reference, "Invoke".
struct FunctionReference: Sendable, Hashable {
  let name: String
  let qualifier: String?
  /// Without the qualifier.
  let unqualifiedARN: String

  init(_ text: String, qualifier: String? = nil, in identity: AccountIdentity) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let function = parts.firstIndex(of: "function")
    let place = function.map { $0 + 1 } ?? 0
    name = parts.indices.contains(place) ? parts[place] : text
    self.qualifier = qualifier ?? (parts.indices.contains(place + 1) ? parts[place + 1] : nil)
    if parts.first == "arn", parts.indices.contains(place) {
      unqualifiedARN = parts[...place].joined(separator: ":")
    } else {
      unqualifiedARN = identity.arn(service: "lambda", "function:\(name)")
    }
  }

  var arn: String { qualifier.map { "\(unqualifiedARN):\($0)" } ?? unqualifiedARN }

  func value<Value>(in table: GlobTable<Value>) -> Value? {
    table.value(names: [name], arns: [unqualifiedARN, arn])
  }
}
