import JSONTree

/// An object that the evaluation made, by reference, with members in the order they were set.
///
/// Finding a member is a scan while there are few, and a hash look-up where there are many.
final class Record {
  private var ownMembers: ContiguousArray<Member>
  /// The match that the members are still to be made of: most are never asked for.
  private var match: FoundMatch?
  private var places: [JSONText: Int]?
  /// How deep arrays and objects that the evaluation made are nested in it, itself included.
  private(set) var depth: UInt16 = 1
  /// Whether a transform is changing it: then a member that is plain data becomes one that can be
  /// changed as soon as it is looked at.
  private var isChanging: Bool
  /// What the record was made of, as long as nothing in it was set or looked at for a change.
  private(set) var unchanged: JSONObject?

  struct Member {
    let key: String
    var value: Value
  }

  private static let indexedFrom = 16

  init(members: ContiguousArray<Member>, isChanging: Bool = false) {
    ownMembers = members
    self.isChanging = isChanging
    for member in members { depth = max(depth, member.value.depth + 1) }
    if ownMembers.count >= Self.indexedFrom { index() }
  }

  init(capacity: Int) {
    ownMembers = []
    ownMembers.reserveCapacity(capacity)
    isChanging = false
  }

  /// The object that stands for a match.
  init(of match: FoundMatch) {
    ownMembers = []
    self.match = match
    isChanging = false
    depth = 2
  }

  /// A record with the members of plain data, for a transform to change.
  init(changing object: JSONObject) {
    ownMembers = ContiguousArray(
      object.members.lazy.map { Member(key: $0.key, value: Value($0.value)) })
    isChanging = true
    unchanged = object
    if ownMembers.count >= Self.indexedFrom { index() }
  }

  var members: ContiguousArray<Member> {
    makeMembers()
    return ownMembers
  }

  @inline(__always)
  private func makeMembers() {
    if let match {
      ownMembers = match.members
      self.match = nil
    }
  }

  var count: Int {
    makeMembers()
    return ownMembers.count
  }

  private func place(of key: String) -> Int? {
    if let places { return places[JSONText(key)] }
    for place in ownMembers.indices where isSameText(ownMembers[place].key, key) { return place }
    return nil
  }

  /// The value of a key. Setting nil removes the member; a new key goes to the end.
  subscript(_ key: String) -> Value? {
    get {
      if let match { return match.member(key) }
      return place(of: key).map { value(at: $0) }
    }
    set {
      makeMembers()
      unchanged = nil
      switch (place(of: key), newValue) {
      case (let place?, let value?):
        ownMembers[place].value = value
        depth = max(depth, value.depth + 1)
      case (let place?, nil):
        ownMembers.remove(at: place)
        if places != nil { index() }
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// The value of a member, ready to be changed if the record is.
  func value(at place: Int) -> Value {
    let value = ownMembers[place].value
    guard isChanging, let live = value.readyForChange else { return value }
    unchanged = nil
    ownMembers[place].value = live
    return live
  }

  /// Adds a member whose key the record has not.
  func append(_ key: String, _ value: Value) {
    makeMembers()
    ownMembers.append(Member(key: key, value: value))
    depth = max(depth, value.depth + 1)
    if places != nil {
      places?[JSONText(key)] = ownMembers.count - 1
    } else if ownMembers.count == Self.indexedFrom {
      index()
    }
  }

  /// Ends the change: arrays and objects become what `ended` makes of them.
  func endChange(_ ended: (Value) throws(JSONataError) -> Value) throws(JSONataError) {
    isChanging = false
    depth = 1
    for place in ownMembers.indices {
      switch ownMembers[place].value {
      case .array, .record: ownMembers[place].value = try ended(ownMembers[place].value)
      default: break
      }
      depth = max(depth, ownMembers[place].value.depth + 1)
    }
  }

  private func index() {
    var places = [JSONText: Int](minimumCapacity: ownMembers.count * 2)
    for (place, member) in ownMembers.enumerated() { places[JSONText(member.key)] = place }
    self.places = places
  }
}
