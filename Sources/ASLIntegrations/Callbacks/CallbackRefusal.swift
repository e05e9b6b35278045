import ASLInterpreter
import ASLModel
import JSONTree

/// Why a call with a task token changes nothing: an error of the Step Functions API.
struct CallbackRefusal: Error, Sendable, Hashable {
  /// `InvalidToken`.
  let type: String
  let message: String
}

/// The calls with a task token. The token is looked at before all else, and the texts are those
/// that AWS gives for a token that was never given out, and for one whose task has ended.
extension TaskTokens {
  /// `SendTaskSuccess`.
  func succeed(_ token: String, output: String) throws(CallbackRefusal) {
    try accept(state(of: token))
    let parsed: JSON
    do { parsed = try JSON(parsing: output) } catch {
      throw CallbackRefusal(type: "InvalidOutput", message: "Invalid Output: '\(error.message)'")
    }
    try accept(receive(.success(parsed), for: token))
  }

  /// `SendTaskFailure`.
  func fail(_ token: String, _ error: ErrorOutput) throws(CallbackRefusal) {
    try accept(receive(.failure(TaskFailure(error)), for: token))
  }

  /// `SendTaskHeartbeat`.
  func heartbeat(_ token: String) throws(CallbackRefusal) {
    try accept(receiveHeartbeat(for: token))
  }

  private func accept(_ receipt: Receipt) throws(CallbackRefusal) {
    switch receipt {
    case .accepted: break
    case .closed:
      throw CallbackRefusal(
        type: "TaskTimedOut", message: "Task Timed Out: 'Provided task does not exist anymore'")
    case .unknown:
      throw CallbackRefusal(type: "InvalidToken", message: "Invalid Token: 'Invalid token'")
    }
  }
}
