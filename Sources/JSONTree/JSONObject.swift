/// The members of a JSON object, in the order they were first written.
///
/// Finding a member is a scan while there are few, and a hash look-up where there are many. Keys
/// are equal if they are the same Unicode scalars.
public struct JSONObject: Sendable {
  public struct Member: Sendable {
    public let key: String
    public var value: JSON

    public init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  public private(set) var members: ContiguousArray<Member>
  private var places: [JSONText: Int]?

  private static let indexedFrom = 32

  public init() {
    members = []
  }

  /// An object of these members; of equal keys the last value stays, in the first one's place.
  public init(_ members: some Sequence<(String, JSON)>) {
    self.init()
    self.members.reserveCapacity(members.underestimatedCount)
    for (key, value) in members { self[key] = value }
  }

  /// An object of members that were read; of equal keys the last value stays, in the first place.
  ///
  /// - Parameter mayRepeat: false if it is known that no two keys are equal.
  init(members: ContiguousArray<Member>, mayRepeat: Bool) {
    guard !mayRepeat else {
      self.init(members.lazy.map { ($0.key, $0.value) })
      return
    }
    self.init()
    self.members = members
    if members.count >= Self.indexedFrom { index() }
  }

  /// An object of members no two of which have the same key.
  public init(uniqueMembers members: ContiguousArray<Member>) {
    self.init(members: members, mayRepeat: false)
  }

  public var count: Int { members.count }
  public var isEmpty: Bool { members.isEmpty }
  public var keys: some RandomAccessCollection<String> & Sendable {
    members.lazy.map { $0.key }
  }

  /// The position of a key among the members.
  public func firstIndex(of key: String) -> Int? {
    if let places { return places[JSONText(key)] }
    return members.firstIndex { isSameText($0.key, key) }
  }

  /// The value of a key. Setting nil removes the member; a new key goes to the end.
  public subscript(_ key: String) -> JSON? {
    get { firstIndex(of: key).map { members[$0].value } }
    set {
      switch (firstIndex(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): remove(at: place)
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Changes the value of a key in place, where there is one; `fallback` stands in for a missing
  /// one.
  public mutating func update<Result>(
    _ key: String, default fallback: JSON = .null, _ change: (inout JSON) -> Result
  ) -> Result {
    if let place = firstIndex(of: key) { return change(&members[place].value) }
    append(key, fallback)
    return change(&members[members.count - 1].value)
  }

  public mutating func reserveCapacity(_ count: Int) {
    members.reserveCapacity(count)
  }

  private mutating func append(_ key: String, _ value: JSON) {
    members.append(Member(key: key, value: value))
    if places != nil {
      places?[JSONText(key)] = members.count - 1
    } else if members.count == Self.indexedFrom {
      index()
    }
  }

  private mutating func remove(at place: Int) {
    members.remove(at: place)
    places = nil
    if members.count >= Self.indexedFrom { index() }
  }

  private mutating func index() {
    var places = [JSONText: Int](minimumCapacity: members.count * 2)
    for (place, member) in members.enumerated() { places[JSONText(member.key)] = place }
    self.places = places
  }
}

extension JSONObject: Sequence {
  public func makeIterator() -> IndexingIterator<ContiguousArray<Member>> {
    members.makeIterator()
  }

  public var underestimatedCount: Int { members.count }
}

/// Equal whatever the order of the members.
extension JSONObject: Equatable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    JSON.object(left) == JSON.object(right)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}
