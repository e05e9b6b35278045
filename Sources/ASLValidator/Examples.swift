/// Definitions that rules show what they find in.
enum Example {
  /// A state machine of these states, the first of which it starts at.
  ///
  /// - Parameter states: a name and the members of the state's object, a line each.
  static func machine(
    _ states: KeyValuePairs<String, String>, queryLanguage: String? = nil
  ) -> String {
    machine(states.map { ($0.key, $0.value) }, queryLanguage: queryLanguage)
  }

  private static func machine(
    _ states: [(name: String, fields: String)], queryLanguage: String? = nil
  ) -> String {
    let bodies = states.map { name, fields in
      "    \"\(name)\": {\n\(indented(fields, by: 6))\n    }"
    }
    let language = queryLanguage.map { "  \"QueryLanguage\": \"\($0)\",\n" } ?? ""
    let first = states.first?.name ?? ""
    return """
      {
      \(language)  "StartAt": "\(first)",
        "States": {
      \(bodies.joined(separator: ",\n"))
        }
      }
      """
  }

  /// A state machine with one state, `Work`, that ends it.
  static func state(_ fields: String, queryLanguage: String? = nil) -> String {
    machine(["Work": "\(fields),\n\"End\": true"], queryLanguage: queryLanguage)
  }

  /// A state machine with one Task that calls a Lambda function.
  static func lambdaTask(_ fields: String) -> String {
    state(
      """
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      \(fields)
      """)
  }

  /// A state machine whose first state assigns `$total`.
  static func afterTotal(_ states: KeyValuePairs<String, String>) -> String {
    let first = [
      ("First", "\"Type\": \"Pass\",\n\"Assign\": { \"total\": 3 },\n\"Next\": \"Second\"")
    ]
    return machine(first + states.map { ($0.key, $0.value) })
  }

  /// The members of a distributed Map that has a Pass in it, of this name.
  static func distributedMap(_ fields: String, inner: String = "One") -> String {
    """
    "Type": "Map",
    \(fields),
    "ItemProcessor": {
      "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
      "StartAt": "\(inner)",
      "States": { "\(inner)": { "Type": "Pass", "End": true } }
    }
    """
  }

  /// The members of an inline Map that has a Pass in it.
  static func inlineMap(_ fields: String, processor: String = "ItemProcessor") -> String {
    """
    "Type": "Map",\(fields.isEmpty ? "" : "\n\(fields),")
    "\(processor)": {
      "StartAt": "One",
      "States": { "One": { "Type": "Pass", "End": true } }
    }
    """
  }

  private static func indented(_ text: String, by count: Int) -> String {
    let blanks = String(repeating: " ", count: count)
    return text.split(separator: "\n").map { blanks + $0 }.joined(separator: "\n")
  }
}
