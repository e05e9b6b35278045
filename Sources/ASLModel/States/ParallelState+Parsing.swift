import Diagnostics
import JSONTree

extension DefinitionParser {
  mutating func parallelState(_ fields: inout FieldReader, _ id: StateID) -> ParallelState? {
    let branches = branches(&fields, id)
    let retriers = retriers(&fields)
    let catchers = catchers(&fields)
    guard let transition = transition(&fields), let branches else { return nil }
    return ParallelState(
      branches: branches, retriers: retriers, catchers: catchers, transition: transition)
  }

  private mutating func branches(_ fields: inout FieldReader, _ id: StateID) -> [Scope]? {
    guard let member = fields.take("Branches") else {
      reportMissing("Branches", in: fields)
      return nil
    }
    guard let elements = elements(member) else { return nil }
    if elements.isEmpty {
      report(
        "empty-list", .noBranches, at: member.value.range, label: "at least one is needed",
        aws: .emptyValue)
    }
    let scopes = elements.enumerated().map { index, element in
      innerScope(element, of: "a branch", State.Parent(state: id, branch: index))
    }
    let parsed = scopes.compactMap { $0 }
    return parsed.count == scopes.count ? parsed : nil
  }

  private mutating func innerScope(
    _ value: JSONSyntax, of owner: String, _ parent: State.Parent
  ) -> Scope? {
    guard var fields = FieldReader(value, of: owner) else {
      reportNotAnObject(owner, value)
      return nil
    }
    _ = string(&fields, "Comment")
    let scope = scope(&fields, parent: parent)
    reportUnread(fields)
    return scope
  }
}

extension Diagnostic.Message {
  fileprivate static let noBranches: Self = "'Branches' must hold a branch"
}
