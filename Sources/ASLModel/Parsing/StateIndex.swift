import Diagnostics
import JSONTree

/// Every state of a definition, found before anything is parsed, so that a transition can name a
/// state that comes later.
struct StateIndex {
  /// Keys in `States` objects, by ``StateID``: in the order of the definition.
  private(set) var keys: [JSONSyntax.Member] = []
  /// The states of a name, wherever they are nested.
  private(set) var named: [String: [StateID]] = [:]
  private var scopes: [Int: [String: StateID]] = [:]

  init(_ root: JSONSyntax) {
    add(root)
  }

  var count: Int { keys.count }

  /// The states of one `States` object by name.
  func states(in object: JSONSyntax) -> [String: StateID] {
    scopes[object.range.start] ?? [:]
  }

  private mutating func add(_ scope: JSONSyntax) {
    guard let states = scope["States"], let members = states.members else { return }
    var ids: [String: StateID] = [:]
    ids.reserveCapacity(members.count)
    for member in members {
      if ids[member.key] == nil {
        let id = StateID(index: keys.count)
        ids[member.key] = id
        keys.append(member)
        named[member.key, default: []].append(id)
      }
      addScopes(inside: member.value)
    }
    scopes[states.range.start] = ids
  }

  private mutating func addScopes(inside state: JSONSyntax) {
    for member in state.members ?? [] {
      switch member.key {
      case "ItemProcessor", "Iterator": add(member.value)
      case "Branches":
        for branch in member.value.elements ?? [] { add(branch) }
      default: break
      }
    }
  }
}
