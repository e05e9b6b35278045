/// The names of the states on the way that a pointer leads, from the outermost.
func statePath(ofPointer pointer: String) -> [String] {
  statesOnWay(ofPointer: pointer).map(\.name)
}

/// The states on the way that a pointer leads, from the outermost, each with its own pointer.
func statesOnWay(ofPointer pointer: String) -> [(name: String, pointer: String)] {
  let parts = pointer.split(separator: "/", omittingEmptySubsequences: false)
  var states: [(name: String, pointer: String)] = []
  var place = 1
  while place + 1 < parts.count, parts[place] == "States" {
    let way = parts[...(place + 1)].joined(separator: "/")
    states.append((unescaped(parts[place + 1]), way))
    place += 2
    guard place < parts.count else { break }
    switch parts[place] {
    case "ItemProcessor", "Iterator": place += 1
    case "Branches": place += 2
    default: return states
    }
  }
  return states
}

/// The key or index that a pointer ends with; the empty text for the root.
func lastName(ofPointer pointer: String) -> String {
  pointer.utf8.lastIndex(of: UInt8(ascii: "/"))
    .map { unescaped(pointer[pointer.utf8.index(after: $0)...]) } ?? ""
}

/// - Note: RFC 6901, section 4.
private func unescaped(_ part: Substring) -> String {
  String(part).replacing("~1", with: "/").replacing("~0", with: "~")
}
