public import Diagnostics
import JSONTree

extension StateMachine {
  /// Reads the definition of one state as a machine of its own.
  ///
  /// The states that it leads to need not be there: each is taken for one that ends the machine.
  ///
  /// - Parameter name: the state's; the pointers and locations of findings begin with it.
  /// - Returns: as `parse(_:substitutions:options:)`.
  public static func parse(
    state source: SourceText, named name: String,
    substitutions: Substitutions = Substitutions(),
    options: DefinitionOptions = DefinitionOptions()
  ) -> (machine: StateMachine?, diagnostics: [Diagnostic]) {
    let definition = Definition(source, substitutions, options) { text, state in
      var parser = DefinitionParser(text, state.machine(ofStateNamed: name))
      parser.isSingleState = true
      return parser
    }
    return (definition.machine, definition.findings)
  }
}

extension JSONSyntax {
  /// The syntax of a machine around that of a state.
  ///
  /// All that is not written begins where the state does; what comes last is where a pointer to the
  /// state's parts leads through.
  fileprivate func machine(ofStateNamed name: String) -> JSONSyntax {
    let place = SourceRange(start: range.start, end: min(range.start + 1, range.end))
    func member(_ key: String, _ kind: Kind, at range: SourceRange? = nil) -> Member {
      Member(key: key, keyRange: place, value: JSONSyntax(kind, range: range ?? place))
    }
    let others = targets.filter { $0 != name }.map { target in
      member(target, .object([member("Type", .string("Succeed"))]))
    }
    let state = Member(key: name, keyRange: place, value: self)
    return JSONSyntax(
      .object([
        member("StartAt", .string(name)), member("States", .object(others + [state]), at: range),
      ]), range: range)
  }

  /// The states that this state names, each once.
  private var targets: [String] {
    let rules = (self["Choices"]?.elements ?? []) + (self["Catch"]?.elements ?? [])
    let found = [self["Next"], self["Default"]] + rules.map { $0["Next"] }
    var names: [String] = []
    for name in found.compactMap({ $0?.stringValue }) where !names.contains(name) {
      guard !Substitutions.hasPlaceholder(name) else { continue }
      names.append(name)
    }
    return names
  }
}
