import Foundation

/// The files of a machine with one Task that runs a shell script in a container's place.
enum Job {
  static let arguments = ["run", "machine.asl.json", "--resources", "resources.json"]

  /// - Parameters:
  ///   - script: what `sh` runs.
  ///   - fields: further fields of the Task, each with a comma behind it.
  ///   - machine: further fields of the machine, likewise.
  static func files(_ script: String, fields: String = "", machine: String = "") throws -> [String:
    String]
  {
    let command = String(
      decoding: try JSONEncoder().encode(["sh", "-c", script]), as: UTF8.self)
    return [
      "machine.asl.json": #"""
      {"StartAt": "Job", \#(machine) "States": {
        "Job": {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", \#(fields)
          "Parameters": {"TaskDefinition": "job"}, "End": true}}}
      """#,
      "resources.json": #"""
      {"ecs": {"taskDefinitions": [{"family": "job", "containerDefinitions": [
        {"name": "app", "image": "none", "stopTimeout": 2, "command": \#(command)}]}]}}
      """#,
    ]
  }

  /// The files of a machine whose one Task is a Lambda function.
  static func function(_ configuration: String, fields: String = "") -> [String: String] {
    [
      "machine.asl.json": #"""
      {"StartAt": "Work", "States": {"Work": {"Type": "Task", \#(fields)
        "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}
      """#,
      "resources.json": #"{"lambda": {"work": \#(configuration)}}"#,
    ]
  }
}

/// What `ps` would find: a process whose number a script wrote to a file.
extension Scratch {
  func processID(in name: String) throws -> Int32? {
    Int32(try text(of: name).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Whether a process is gone, now or a moment later.
  func isGone(_ process: Int32) async throws -> Bool {
    for _ in 0..<250 {
      if !isAlive(process) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}
