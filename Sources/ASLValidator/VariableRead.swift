import ASLModel
import Diagnostics
import JSONPath
import JSONata

/// A place where a field reads a workflow variable.
struct VariableRead {
  /// Without the `$`.
  let name: String
  let range: SourceRange
  /// Whether it is called like a function, which no variable is.
  var isCalled = false
}

/// A place where a field reads a part of the Context Object.
struct ContextRead {
  /// The way there, as far as it is nothing but names: `Execution`, `Id`.
  let names: [String]
  let range: SourceRange
}

extension FieldRead {
  /// The variables that the field reads, in the order of the text, each of an expression once.
  func variables(in definition: Definition) -> [VariableRead] {
    switch content {
    case .path, .call:
      return paths.compactMap { path in
        guard case .variable(let name) = path.root else { return nil }
        return VariableRead(name: name, range: range)
      }
    case .expression(let expression):
      let uses = expression.code.uses
      let called = Set(uses.calls.map(\.name))
      var seen: Set<String> = []
      return uses.variableReads.filter { seen.insert($0.field).inserted }.map { read in
        VariableRead(
          name: read.field, range: definition.range(of: read.range, in: expression),
          isCalled: called.contains(read.field))
      }
    }
  }

  /// What the field reads of the Context Object.
  func context(in definition: Definition) -> [ContextRead] {
    switch content {
    case .path, .call:
      return paths.filter { $0.root == .context }.map { path in
        let names = (path.plainSteps ?? []).prefix { $0.name != nil }.compactMap(\.name)
        return ContextRead(names: names, range: range)
      }
    case .expression(let expression):
      return expression.code.uses.reads.filter { $0.field == "context" }.map { read in
        let part = read.below.last.map { read.range.joined(with: $0.range) } ?? read.range
        return ContextRead(
          names: read.below.map(\.name), range: definition.range(of: part, in: expression))
      }
    }
  }
}

extension ReferencePath.Step {
  fileprivate var name: String? { if case .member(let name) = self { name } else { nil } }
}
