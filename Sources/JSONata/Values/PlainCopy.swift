import JSONTree

/// Turns a value into plain data; however deep it is, that takes no stack of the thread.
struct PlainCopy {
  /// What becomes of a part of the value.
  enum Part {
    case data(JSON)
    /// Nothing that plain data can hold: null in an array, left out of an object.
    case nothing
    /// An array or object whose items or members are to be copied one by one.
    case container
  }

  private var open: [Container] = []

  /// - Parameters:
  ///   - value: an array or an object.
  ///   - part: what becomes of an item or member.
  static func of(
    _ value: Value, part: (Value) throws(JSONataError) -> Part
  ) throws(JSONataError) -> JSON {
    var copy = PlainCopy()
    var top = Container(value)
    while true {
      while let child = top.next() {
        switch try part(child) {
        case .data(let json): top.add(json)
        case .nothing: top.addNothing()
        case .container:
          copy.open.append(top)
          top = Container(child)
        }
      }
      let done = top.result
      guard let outer = copy.open.popLast() else { return done }
      top = outer
      top.add(done)
    }
  }

  /// An array or object that is being copied.
  private struct Container {
    private let source: Value
    private let keys: [String]
    private let isArray: Bool
    private let count: Int
    private var place = 0
    private var elements: [JSON] = []
    private var members: ContiguousArray<JSONObject.Member> = []

    init(_ value: Value) {
      source = value
      isArray = value.isArray
      keys = isArray ? [] : value.memberKeys
      count = isArray ? value.itemCount : keys.count
      if isArray { elements.reserveCapacity(count) } else { members.reserveCapacity(count) }
    }

    mutating func next() -> Value? {
      guard place < count else { return nil }
      place += 1
      return isArray ? source.item(place - 1) : source.member(keys[place - 1])
    }

    mutating func add(_ json: JSON) {
      if isArray {
        elements.append(json)
      } else {
        members.append(JSONObject.Member(key: keys[place - 1], value: json))
      }
    }

    mutating func addNothing() {
      if isArray { elements.append(.null) }
    }

    var result: JSON {
      isArray ? .array(elements) : .object(JSONObject(uniqueMembers: members))
    }
  }
}
