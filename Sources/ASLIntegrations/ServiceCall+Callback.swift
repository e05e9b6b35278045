import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

extension ServiceCall {
  /// The token of a task that waits for a call.
  var token: String {
    guard let token = task.taskToken else {
      preconditionFailure("an execution gives each such task a token")
    }
    return token
  }

  /// Makes the token of a `.waitForTaskToken` task valid, before the request is made: what it
  /// starts may call back before the request is answered.
  func expectCallback() {
    if pattern == .waitForTaskToken { surroundings.tokens.expect(token, for: reporter) }
  }

  /// Makes the token invalid, when the request fails.
  func refuseCallback() {
    if pattern == .waitForTaskToken { surroundings.tokens.close(token) }
  }

  /// The second half of `.waitForTaskToken`: the request was answered by `response`, and the task
  /// ends when somebody calls back with its token.
  func waitForCallback(after response: JSON) async throws(TaskFailure) -> JSON {
    reporter.submitted(response)
    if let url = surroundings.callbackURL {
      note("waits for SendTaskSuccess or SendTaskFailure; to answer by hand:")
      note(
        """
        curl \(url) -H 'X-Amz-Target: AWSStepFunctions.SendTaskSuccess' \
        -d '{"taskToken":"\(token)","output":"{}"}'
        """)
    }
    return try await surroundings.tokens.answer(to: token)
  }
}
