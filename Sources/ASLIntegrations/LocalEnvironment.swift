#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The variables that children get beside those of this process.
struct LocalEnvironment: Sendable {
  let identity: AccountIdentity
  /// Those of this process.
  let inherited: [String: String]
  /// Where workers call back; nil when no state waits for them.
  var callbackURL: String?

  /// Region, and what an AWS SDK needs to call back. The SDKs look for the endpoint of Step
  /// Functions in `AWS_ENDPOINT_URL_SFN` (AWS SDKs and Tools Reference Guide, "Service-specific
  /// endpoints"); a call must be signed, so where no credentials are to be found, made-up ones are
  /// given.
  var common: [String: String] {
    var variables: [String: String] = [:]
    let region = inherited["AWS_REGION"] ?? inherited["AWS_DEFAULT_REGION"] ?? identity.region
    for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] where inherited[name] == nil {
      variables[name] = region
    }
    guard let callbackURL else { return variables }
    variables["AWS_ENDPOINT_URL_SFN"] = callbackURL
    if !hasCredentials {
      variables["AWS_ACCESS_KEY_ID"] = "local"
      variables["AWS_SECRET_ACCESS_KEY"] = "local"
    }
    return variables
  }

  private var hasCredentials: Bool {
    let names = [
      "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    ]
    if names.contains(where: { inherited[$0] != nil }) { return true }
    let home = inherited["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    return ["credentials", "config"].contains { exists("\(home)/.aws/\($0)") }
  }
}

/// The variables of functions. Lambda Developer Guide, "Defined runtime environment variables".
struct FunctionEnvironment: Sendable {
  let local: LocalEnvironment

  func variables(
    for function: FunctionReference, _ configuration: HandlerConfiguration
  ) -> [String: String] {
    let own = [
      "_HANDLER": configuration.name, "LAMBDA_TASK_ROOT": configuration.workingDirectory,
      "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": String(configuration.memoryMB),
      "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "TZ": ":UTC",
    ]
    return common(function).merging(own) { _, new in new }
      .merging(configuration.environment) { _, new in new }
  }

  func variables(
    for function: FunctionReference, _ configuration: CommandConfiguration,
    requestID: String
  ) -> [String: String] {
    common(function).merging(["AWS_REQUEST_ID": requestID]) { _, new in new }
      .merging(configuration.environment) { _, new in new }
  }

  private func common(_ function: FunctionReference) -> [String: String] {
    let own = [
      "AWS_LAMBDA_FUNCTION_NAME": function.name, "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
      "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/\(function.name)",
      "AWS_LAMBDA_LOG_STREAM_NAME": "local",
    ]
    return local.inherited.merging(local.common) { _, new in new }.merging(own) { _, new in new }
  }
}
