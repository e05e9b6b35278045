import Diagnostics
import JSONTree

extension JSONSyntax {
  /// One step down into a value.
  enum Step {
    case member(String)
    case element(Int)

    /// As AWS writes it: `/States`, `[0]`.
    var text: String {
      switch self {
      case .member(let key): "/\(key)"
      case .element(let index): "[\(index)]"
      }
    }
  }

  /// A way into a value, as AWS writes it.
  static func awsLocation(_ steps: some Collection<Step>) -> String {
    steps.isEmpty ? "/" : steps.map(\.text).joined()
  }

  /// The RFC 6901 pointer of the smallest value or member that holds a range.
  func pointer(of range: SourceRange) -> String {
    var pointer = ""
    for step in steps(to: range) {
      switch step {
      case .member(let key): pointer += "/" + Self.escaped(key)
      case .element(let index): pointer += "/\(index)"
      }
    }
    return pointer
  }

  /// The way to the smallest value or member that holds a range.
  func steps(to range: SourceRange) -> [Step] {
    var steps: [Step] = []
    var node = self
    while true {
      switch node.kind {
      case .object(let members):
        guard
          let index = Self.last(
            members.count, startingBefore: range, { members[$0].keyRange.start })
        else { return steps }
        let member = members[index]
        guard range.end <= member.value.range.end else { return steps }
        steps.append(.member(member.key))
        guard member.value.range.start <= range.start else { return steps }
        node = member.value
      case .array(let elements):
        guard
          let index = Self.last(
            elements.count, startingBefore: range, { elements[$0].range.start }),
          range.end <= elements[index].range.end
        else { return steps }
        steps.append(.element(index))
        node = elements[index]
      case .null, .bool, .number, .string: return steps
      }
    }
  }

  /// The last of some sorted starts that is not behind the range's, by bisection.
  private static func last(
    _ count: Int, startingBefore range: SourceRange, _ start: (Int) -> Int
  ) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if start(middle) <= range.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  private static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return key
    }
    var result = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
