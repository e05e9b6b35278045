import Diagnostics

extension MockConfiguration {
  /// The test case that a user names.
  ///
  /// - Parameter name: `case`, or `machine#case` as Step Functions Local has it. Without a machine
  ///   the file must name only one, or only one that has such a case. nil is enough where the file
  ///   has one test case in all.
  public func testCase(
    _ name: String?
  ) throws(MockSelectionError) -> (machine: Machine, testCase: TestCase) {
    guard let name else { return try onlyTestCase() }
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      let machine = try machine(named: String(parts[0]))
      return (machine, try machine.testCase(named: String(parts[1])))
    }
    if machines.count == 1 { return (machines[0], try machines[0].testCase(named: name)) }
    let having = machines.filter { machine in machine.testCases.contains { $0.name == name } }
    guard let machine = having.first else { throw .noTestCase(name, among: allTestCases) }
    guard having.count == 1 else {
      throw .severalMachines(name, having.map { "\($0.name)#\(name)" })
    }
    return (machine, try machine.testCase(named: name))
  }

  private func onlyTestCase() throws(MockSelectionError) -> (Machine, TestCase) {
    guard allTestCases.count == 1, let machine = machines.first(where: { !$0.testCases.isEmpty })
    else { throw .notNamed(allTestCases) }
    return (machine, machine.testCases[0])
  }

  private func machine(named name: String) throws(MockSelectionError) -> Machine {
    guard let machine = machines.first(where: { $0.name == name }) else {
      throw .noMachine(name, among: machines.map(\.name))
    }
    return machine
  }

  /// All names that select a test case; with the machine where the file names several.
  private var allTestCases: [String] {
    machines.flatMap { machine in
      machine.testCases.map { machines.count == 1 ? $0.name : "\(machine.name)#\($0.name)" }
    }
  }
}

extension MockConfiguration.Machine {
  fileprivate func testCase(
    named name: String
  ) throws(MockSelectionError) -> MockConfiguration.TestCase {
    guard let testCase = testCases.first(where: { $0.name == name }) else {
      throw .noTestCase(name, among: testCases.map(\.name))
    }
    return testCase
  }
}

/// Why no test case of a mock configuration could be chosen.
public enum MockSelectionError: Error, Sendable, Equatable, CustomStringConvertible {
  case noTestCase(String, among: [String])
  case noMachine(String, among: [String])
  /// Several machines have a case of that name; these are the full names.
  case severalMachines(String, [String])
  case notNamed([String])

  public var description: String {
    switch self {
    case .noTestCase(let name, let names):
      "there is no test case \"\(name)\" in the mock configuration\(Self.help(name, names))"
    case .noMachine(let name, let names):
      "there is no state machine \"\(name)\" in the mock configuration\(Self.help(name, names))"
    case .severalMachines(let name, let names):
      "several state machines have a test case \"\(name)\"; name one: \(Self.list(names))"
    case .notNamed(let names):
      names.isEmpty
        ? "the mock configuration has no test cases"
        : "the mock configuration has several test cases; name one: \(Self.list(names))"
    }
  }

  private static func help(_ name: String, _ names: [String]) -> String {
    if names.isEmpty { return "; there are none" }
    let nearest = nearestName(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? ";"
    return "\(nearest) there are: \(list(names))"
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
