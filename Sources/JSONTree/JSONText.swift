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
  guard left.utf8.count == right.utf8.count, left == right else { return false }
  // Equal in Swift's eyes, and nearly always for being the same bytes.
  return left.utf8.elementsEqual(right.utf8)
}
