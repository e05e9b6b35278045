import ASLModel
import Diagnostics
import TestSupport
import Testing

/// What a test reads of a definition.
struct Parsed {
  let machine: StateMachine?
  let diagnostics: [Diagnostic]

  init(_ text: String, _ substitutions: [String: String] = [:]) {
    (machine, diagnostics) = StateMachine.parse(
      SourceText(name: "machine.asl.json", text), substitutions: Substitutions(substitutions))
  }

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// The machine, or the findings as the reason why there is none.
  func requireMachine() throws -> StateMachine {
    try #require(machine, "\(diagnostics.map { "\($0.message)" })")
  }
}

/// A machine of one Task, which has these fields besides Type, Resource and End.
func task(_ fields: String) -> String {
  machine(
    #"""
    "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true, \#(fields)}
    """#)
}

/// A machine whose first state is A.
func machine(_ states: String, _ fields: String = "") -> String {
  #"{\#(fields.isEmpty ? "" : fields + ", ")"StartAt": "A", "States": {\#(states)}}"#
}

/// A machine of one Pass with these fields besides Type and End.
func pass(_ fields: String, jsonata: Bool = false) -> String {
  machine(
    #""A": {"Type": "Pass", "End": true, \#(fields)}"#,
    jsonata ? #""QueryLanguage": "JSONata""# : "")
}
