import ASLModel
import Diagnostics
import JSONTree

extension Subject {
  /// The literal members of the Parameters or Arguments of a Task, and of its Credentials.
  static func parameters(
    of state: State, _ syntax: JSONSyntax, in definition: Definition
  ) -> [JSONSyntax.Member] {
    guard state.type == .task else { return [] }
    return ["Parameters", "Arguments", "Credentials"]
      .flatMap { syntax[$0]?.members ?? [] }
      .filter { member in
        JSONSyntax.Text(value: "", range: member.value.range, member: member)
          .isLiteral(in: definition)
      }
  }

  /// What Tasks call: their Resource, and the function that lambda:invoke is given.
  var resourceTexts: [JSONSyntax.Text] {
    let resources = states.compactMap { $0.syntax.value.members?.last { $0.key == "Resource" } }
    let functions = parameters.filter { $0.key == "FunctionName" }
    return (resources + functions)
      .compactMap { member in
        member.value.stringValue.map {
          JSONSyntax.Text(value: $0, range: member.value.range, member: member)
        }
      }
      .sorted { $0.range.start < $1.range.start }
  }
}

extension Report {
  /// Reports those that are not like most, one for each that there is; the first of them wins a
  /// draw.
  mutating func addDifferent(
    _ places: [(value: String, range: SourceRange)],
    _ message: (String, String) -> Diagnostic.Message
  ) {
    let counts = Dictionary(places.map { ($0.value, 1) }, uniquingKeysWith: +)
    guard counts.count > 1, let most = counts.values.max(),
      let usual = places.first(where: { counts[$0.value] == most })
    else { return }
    var seen: Set = [usual.value]
    for place in places where seen.insert(place.value).inserted {
      add(
        message(place.value, usual.value), at: place.range, label: "differs",
        notes: [Diagnostic.Note("for example", at: usual.range)])
    }
  }
}

extension Example {
  /// Two Tasks, with the beginnings of their ARNs.
  static func twoFunctions(_ first: String, _ second: String) -> String {
    machine([
      "First": """
      "Type": "Task",
      "Resource": "\(first):123456789012:function:first",
      "Next": "Second"
      """,
      "Second": """
      "Type": "Task",
      "Resource": "\(second):123456789012:function:second",
      "End": true
      """,
    ])
  }
}
