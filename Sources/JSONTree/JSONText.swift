/// A string that is equal to another if they are the same Unicode scalars.
///
/// JSON compares strings so, and so do Java and AWS; Swift's own `==` also takes `é` in one scalar
/// for `é` in two.
public struct JSONText: Hashable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public static func == (left: JSONText, right: JSONText) -> Bool {
    isSameText(left.text, right.text)
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Whether two strings are the same Unicode scalars.
public func isSameText(_ left: String, _ right: String) -> Bool {
  let left = left.utf8
  let right = right.utf8
  guard left.count == right.count else { return false }
  let isSame = left.withContiguousStorageIfAvailable { left in
    right.withContiguousStorageIfAvailable { right in
      left.indices.allSatisfy { left[$0] == right[$0] }
    }
  }
  return (isSame ?? nil) ?? left.elementsEqual(right)
}
