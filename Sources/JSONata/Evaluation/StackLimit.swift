import Diagnostics

/// About where the stack of the thread reaches now.
@inline(never)
func stackPosition() -> UInt {
  var here: UInt8 = 0
  return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
}

/// Where the stack may reach when an expression is parsed or compiled; it grows towards lower
/// addresses.
func defaultStackEnd() -> UInt { stackPosition() &- UInt(JSONataOptions().maximumStackBytes) }

/// How much of the stack compiling may use, and where in the expression it would have been more.
final class StackLimit {
  private let end: UInt
  private(set) var exceeded: SourceRange?

  init(end: UInt) { self.end = end }

  /// Whether there is room to compile a node; if not, that is noted.
  func allows(_ node: SyntaxNode) -> Bool {
    if stackPosition() >= end { return true }
    exceeded = exceeded ?? node.range
    return false
  }
}
