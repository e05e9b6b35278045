import JSONTree

/// The Cause of an error in a sentence.
///
/// Services put JSON into a Cause: ECS the whole Task object, Lambda the error of the function. Of
/// those the part that says why is shown; any other Cause is shown as it is.
func causeSummary(_ cause: String) -> String {
  guard cause.utf8.first == UInt8(ascii: "{") else { return cause }
  let document: JSON
  do throws(JSONError) { document = try JSON(parsing: cause) } catch {
    return cutSummary(cause) ?? cause
  }
  if let message = document["errorMessage"]?.stringValue { return message }
  if let reason = document["StoppedReason"]?.stringValue {
    let containers = (document["Containers"]?.arrayValue ?? []).compactMap(containerSummary)
    return containers.isEmpty ? reason : "\(reason): \(containers.joined(separator: ", "))"
  }
  if document["StateMachineArn"] != nil, let status = document["Status"]?.stringValue {
    let why = [document["Error"], document["Cause"]].compactMap { $0?.stringValue }
    return ([status] + why.map(causeSummary)).joined(separator: ": ")
  }
  if let error = document["Error"]?.stringValue, let inner = document["Cause"]?.stringValue {
    return "\(error): \(inner)"
  }
  return cause
}

/// Of executions that started one another, whose Causes have each other inside until the limit of
/// their length cuts them; nil for any other Cause.
private func cutSummary(_ cause: String) -> String? {
  let marks = [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
  var text = cause.utf8.filter { !marks.contains($0) }[...]
  let opening = Array("{Cause:".utf8)
  var depth = 0
  while text.starts(with: opening) {
    text = text.dropFirst(opening.count)
    depth += 1
  }
  guard depth > 1 else { return nil }
  return "\(depth) executions or more that started one another failed, each by the next; the Cause "
    + "of the last is cut off"
}

/// `app exited with 1`, of a container of an ECS Task object that did not end well.
private func containerSummary(_ container: JSON) -> String? {
  guard let name = container["Name"]?.stringValue else { return nil }
  if let reason = container["Reason"]?.stringValue { return "\(name): \(reason)" }
  guard let code = container["ExitCode"]?.numberValue?.integerValue, code != 0 else { return nil }
  return "\(name) exited with \(code)"
}
