import ASLModel
import Testing

struct StateGraphTests {
  private static let definition = machine(
    #"""
    "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "B",
      "Catch": [{"ErrorEquals": ["X"], "Next": "D"}, {"ErrorEquals": ["States.ALL"], "Next": "A"}]},
    "B": {"Type": "Choice", "Default": "D", "Choices": [
      {"Variable": "$.x", "IsNull": true, "Next": "C"},
      {"Variable": "$.y", "IsNull": true, "Next": "E"}]},
    "C": {"Type": "Wait", "Seconds": 1, "Next": "B"},
    "D": {"Type": "Pass", "End": true},
    "E": {"Type": "Pass", "Next": "F"}, "F": {"Type": "Pass", "Next": "E"},
    "G": {"Type": "Pass", "Next": "H"}, "H": {"Type": "Pass", "Next": "G"}
    """#)

  private func graph() throws -> (StateMachine, StateGraph) {
    let machine = try Parsed(Self.definition).requireMachine()
    return (machine, StateGraph(machine, machine.top))
  }

  @Test func eachTransitionHasItsKind() throws {
    let (machine, graph) = try graph()
    let edges = graph.transitions.map {
      "\(machine[$0.source].name) \($0.kind) \(machine[$0.target].name)"
    }
    #expect(
      edges == [
        "A next B", "A catcher(0) D", "A catcher(1) A", "B choice(0) C", "B choice(1) E",
        "B default D", "C next B", "E next F", "F next E", "G next H", "H next G",
      ])
    #expect(graph.transitions(from: graph.states[2]).map(\.target) == [graph.states[1]])
  }

  @Test func whatCanBeReachedAndWhatLeadsToAnEndAreTold() throws {
    let (machine, graph) = try graph()
    func names(_ ids: [StateID]) -> String { ids.map { machine[$0].name }.joined() }
    #expect(names([graph.entry]) == "A")
    #expect(names(graph.terminals) == "D")
    #expect(names(graph.reachable) == "ABCDEF")
    #expect(names(graph.leadingToEnd) == "ABCD")
  }

  @Test func cyclesAreTheStatesThatLeadToOneAnother() throws {
    let (machine, graph) = try graph()
    let cycles = graph.cycles.map { cycle in cycle.map { machine[$0].name }.joined() }
    #expect(cycles == ["A", "BC", "EF", "GH"])
  }

  @Test func eachScopeHasItsOwnGraph() throws {
    let machine = try Parsed(
      machine(
        #"""
        "A": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Fail"}}}]}
        """#)
    ).requireMachine()
    let inner = StateGraph(machine, machine[machine.top.startAt].innerScopes[0])
    #expect(StateGraph(machine, machine.top).transitions.isEmpty)
    #expect(inner.transitions.count == 1)
    #expect(inner.terminals.map { machine[$0].name } == ["C"])
    #expect(inner.cycles.isEmpty)
    #expect(machine.states.map(\.name) == ["A", "B", "C"])
    #expect(machine.states[1].parent == State.Parent(state: machine.states[0].id, branch: 0))
  }
}
