import JSONTree

/// An object that the evaluation made, by reference, with members in the order they were set.
///
/// Finding a member is a scan while there are few, and a hash look-up where there are many.
final class Record {
  private(set) var members: ContiguousArray<Member>
  private var places: [JSONText: Int]?
  /// How deep arrays and objects that the evaluation made are nested in it, itself included.
  private(set) var depth: UInt16 = 1
  /// Whether a transform is changing it: then a member that is plain data becomes one that can be
  /// changed as soon as it is looked at.
  private let isChanging: Bool
  /// What the record was made of, as long as nothing in it was set or looked at for a change.
  private(set) var unchanged: JSONObject?

  struct Member {
    let key: String
    var value: Value
  }

  private static let indexedFrom = 16

  init(members: ContiguousArray<Member>, isChanging: Bool = false) {
    self.members = members
    self.isChanging = isChanging
    for member in members { depth = max(depth, member.value.depth + 1) }
    if members.count >= Self.indexedFrom { index() }
  }

  init(capacity: Int) {
    members = []
    members.reserveCapacity(capacity)
    isChanging = false
  }

  /// A record with the members of plain data, for a transform to change.
  init(changing object: JSONObject) {
    members = ContiguousArray(
      object.members.lazy.map { Member(key: $0.key, value: Value($0.value)) })
    isChanging = true
    unchanged = object
    if members.count >= Self.indexedFrom { index() }
  }

  var count: Int { members.count }

  private func place(of key: String) -> Int? {
    if let places { return places[JSONText(key)] }
    for place in members.indices where isSameText(members[place].key, key) { return place }
    return nil
  }

  /// The value of a key. Setting nil removes the member; a new key goes to the end.
  subscript(_ key: String) -> Value? {
    get { place(of: key).map { value(at: $0) } }
    set {
      unchanged = nil
      switch (place(of: key), newValue) {
      case (let place?, let value?):
        members[place].value = value
        depth = max(depth, value.depth + 1)
      case (let place?, nil):
        members.remove(at: place)
        if places != nil { index() }
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// The value of a member, ready to be changed if the record is.
  func value(at place: Int) -> Value {
    let value = members[place].value
    guard isChanging, let live = value.readyForChange else { return value }
    unchanged = nil
    members[place].value = live
    return live
  }

  /// Adds a member whose key the record has not.
  func append(_ key: String, _ value: Value) {
    members.append(Member(key: key, value: value))
    depth = max(depth, value.depth + 1)
    if places != nil {
      places?[JSONText(key)] = members.count - 1
    } else if members.count == Self.indexedFrom {
      index()
    }
  }

  private func index() {
    var places = [JSONText: Int](minimumCapacity: members.count * 2)
    for (place, member) in members.enumerated() { places[JSONText(member.key)] = place }
    self.places = places
  }
}
