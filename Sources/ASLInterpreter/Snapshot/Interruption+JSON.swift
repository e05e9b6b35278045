internal import ASLModel
internal import JSONTree

extension Interruption {
  var snapshot: JSON {
    ["children": children.snapshot, "branches": .array(branches.map(\.snapshot))]
  }

  init(_ reader: SnapshotReader, _ machine: StateMachine) throws(SnapshotError) {
    children = try Children(snapshot: reader.member("children"), machine)
    branches = []
    let list = try reader.member("branches")
    for child in try list.elements() { branches.append(try Child(child, machine)) }
    let indices = Set(branches.map(\.index))
    guard indices.count == branches.count,
      indices.allSatisfy({ $0 < children.results.count })
    else { throw list.error("the branches are not some of the children") }
  }
}

extension Interruption.Child {
  var snapshot: JSON {
    var object: JSONObject = ["branch": branch.snapshot]
    object["inside"] = inside?.snapshot
    return .object(object)
  }

  init(
    _ reader: SnapshotReader, _ machine: StateMachine
  ) throws(SnapshotError) {
    let place = try reader.member("branch")
    branch = try Branch(place, machine)
    guard branch.place != nil, branch.phase != .free, branch.phase != .children else {
      throw place.error("it is no branch that was cut short")
    }
    inside = try reader.optional("inside").map { (it) throws(SnapshotError) in
      try Interruption(it, machine)
    }
    if let inside, !inside.children.fits(machine.states[branch.state.index]) {
      throw place.error("what is inside does not fit its state")
    }
  }
}
