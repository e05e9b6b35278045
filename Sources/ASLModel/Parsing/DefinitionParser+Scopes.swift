import Diagnostics
import JSONTree

/// State machines and those inside them, and the transitions between their states.
extension DefinitionParser {
  /// `StartAt` and `States`.
  mutating func scope(_ fields: inout FieldReader, parent: State.Parent?) -> Scope? {
    let startMember = fields.take("StartAt")
    if startMember == nil { reportMissing("StartAt", in: fields) }
    guard let statesMember = fields.take("States") else {
      reportMissing("States", in: fields)
      return nil
    }
    guard let members = statesMember.value.members else {
      reportType(statesMember, "an object")
      return nil
    }
    guard !members.isEmpty else {
      report(
        "empty-list", .noStates, at: statesMember.value.range, label: "at least one is needed",
        aws: .emptyValue)
      return nil
    }
    let outer = scope
    scope = ScopeContext(names: index.states(in: statesMember.value))
    defer { scope = outer }
    let start = startMember.flatMap { target($0) }
    let ids = states(members, parent: parent)
    checkGraph(ids, statesMember, hasStart: startMember != nil)
    guard let start else { return nil }
    return Scope(startAt: start, states: ids, range: text.origin(of: fields.range))
  }

  private mutating func states(
    _ members: [JSONSyntax.Member], parent: State.Parent?
  ) -> [StateID] {
    var ids: [StateID] = []
    ids.reserveCapacity(members.count)
    for member in members {
      guard let id = scope.names[member.key] else { continue }
      if index.keys[id.index].keyRange == member.keyRange { ids.append(id) }
      states[id.index] = state(member, id, parent)
    }
    return ids
  }

  /// No state that nothing leads to, and one at least that ends the scope.
  ///
  /// AWS is silent about the former where it misses the latter. Nothing is said where the cause is
  /// another fault.
  private mutating func checkGraph(
    _ ids: [StateID], _ states: JSONSyntax.Member, hasStart: Bool
  ) {
    guard !scope.hasUnknownTarget, !isSingleState else { return }
    guard scope.hasTerminal else {
      report(
        "no-terminal-state", .noTerminal, at: states.keyRange,
        label: "nothing here ends",
        help: ["a Succeed or Fail state ends it, and so does any state with \"End\": true"],
        aws: AWSWords(.missingEndState, "Workflow has no terminal state", .nowhere))
      return
    }
    for id in ids where hasStart && !isReferenced[id.index] {
      report(
        "unreachable-state", .unreachable(index.keys[id.index].key),
        at: index.keys[id.index].keyRange, label: "no transition leads here",
        aws: .unreachable(index.keys[id.index].key))
    }
  }

  // MARK: Transitions

  /// `Next` and `End`.
  mutating func transition(_ fields: inout FieldReader) -> Transition? {
    let next = fields.take("Next")
    let end = fields.take("End")
    switch (next, end) {
    case (nil, nil):
      reportMissing("Next", "End", in: fields)
      scope.hasUnknownTarget = true
      return nil
    case (let next?, nil): return target(next).map { .next($0) }
    case (nil, let end?): return ending(end)
    case (let next?, let end?):
      let target = target(next)
      guard ending(end) != nil else { return nil }
      reportConflict(["Next", "End"], in: fields)
      return target.map { .next($0) }
    }
  }

  private mutating func ending(_ member: JSONSyntax.Member) -> Transition? {
    scope.hasTerminal = true
    guard let value = boolean(member) else { return nil }
    guard value else {
      report("unknown-value", .endIsFalse, at: member.value.range, label: "leave it out instead")
      return nil
    }
    return .end
  }

  mutating func requiredTarget(_ fields: inout FieldReader, _ name: String) -> StateID? {
    guard let member = fields.take(name) else {
      reportMissing(name, in: fields)
      return nil
    }
    return target(member)
  }

  /// The state that a field names, in the scope that is being read.
  mutating func target(_ member: JSONSyntax.Member) -> StateID? {
    guard let name = member.value.stringValue else {
      reportType(member, "the name of a state")
      scope.hasUnknownTarget = true
      return nil
    }
    if let id = scope.names[name] {
      isReferenced[id.index] = true
      return id
    }
    guard !hasPlaceholder(name) else {
      scope.hasUnknownTarget = true
      reportPlaceholder(member, name)
      return nil
    }
    reportMissingTarget(name, member)
    return nil
  }

  private mutating func reportMissingTarget(_ name: String, _ member: JSONSyntax.Member) {
    if let elsewhere = index.named[name]?.first {
      report(
        "missing-target", .missingTarget(member.key, name), at: member.value.range,
        label: "not in the same 'States'",
        notes: [
          Diagnostic.Note(
            "a state '\(name)' is in another scope", at: index.keys[elsewhere.index].keyRange)
        ],
        help: ["a transition stays in its own Parallel branch, Map or top level"],
        aws: .missingTarget(name))
      return
    }
    let near =
      diagnostics.count < 100 ? nearestName(to: name, among: scope.names.keys.sorted()) : nil
    // What was probably meant is no second finding.
    if let near, let id = scope.names[near] { isReferenced[id.index] = true }
    report(
      "missing-target", .missingTarget(member.key, name), at: member.value.range,
      label: near.map { "did you mean '\($0)'?" } ?? "there is no such state",
      fix: near.flatMap { _ in certainName(for: name, among: scope.names.keys) }
        .map { .writing($0, at: member.value.range) },
      aws: .missingTarget(name))
  }
}

extension Diagnostic.Message {
  fileprivate static let noStates: Self = "'States' must hold a state"
  fileprivate static let noTerminal: Self = "no state ends this state machine"
  fileprivate static func unreachable(_ name: String) -> Self {
    "state '\(name)' cannot be reached"
  }
  fileprivate static let endIsFalse: Self = "'End' must be true"
  fileprivate static func missingTarget(_ field: String, _ name: String) -> Self {
    "'\(field)' names the state '\(name)', which does not exist here"
  }
}
