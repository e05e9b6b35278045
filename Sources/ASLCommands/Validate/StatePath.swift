/// The names of the states on the way that a pointer leads, from the outermost.
func statePath(ofPointer pointer: String) -> [String] {
  let parts = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
  var names: [String] = []
  var place = 0
  while place + 1 < parts.count, parts[place] == "States" {
    names.append(parts[place + 1])
    place += 2
    guard place < parts.count else { break }
    switch parts[place] {
    case "ItemProcessor", "Iterator": place += 1
    case "Branches": place += 2
    default: return names
    }
  }
  return names
}
