/// Equal as JSON values: numbers by value, strings by their Unicode scalars, members of objects in
/// any order.
///
/// The containers that are left to compare are on a stack of its own, so that the depth of a value
/// takes no stack of the thread.
extension JSON: Equatable {
  public static func == (left: JSON, right: JSON) -> Bool {
    var pending: [(JSON, JSON)] = []
    guard isEqual(left, right, &pending) else { return false }
    while let (left, right) = pending.popLast() {
      switch (left, right) {
      case (.array(let a), .array(let b)):
        for index in a.indices {
          guard isEqual(a[index], b[index], &pending) else { return false }
        }
      case (.object(let a), .object(let b)):
        for (place, member) in a.members.enumerated() {
          let other = b.members[place]
          let value = isSameText(other.key, member.key) ? other.value : b[member.key]
          guard let value, isEqual(member.value, value, &pending) else { return false }
        }
      default: preconditionFailure("only pairs of arrays and of objects are left for later")
      }
    }
    return true
  }

  /// Compares two values, all but what is in them if they are containers: that is left for later.
  private static func isEqual(
    _ left: JSON, _ right: JSON, _ pending: inout [(JSON, JSON)]
  ) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return isSameText(a, b)
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return false }
      if !isSameStorage(a, b) { pending.append((left, right)) }
      return true
    case (.object(let a), .object(let b)):
      guard a.count == b.count else { return false }
      if !isSameStorage(a.members, b.members) { pending.append((left, right)) }
      return true
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): return false
    }
  }

  /// Whether two arrays are copies of each other that nobody has changed.
  private static func isSameStorage<Element>(_ left: [Element], _ right: [Element]) -> Bool {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
    }
  }

  private static func isSameStorage<Element>(
    _ left: ContiguousArray<Element>, _ right: ContiguousArray<Element>
  ) -> Bool {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
    }
  }
}
