public import JSONTree

/// What is different in two values, a line for each place: `$.a.b: 1 -> 2`, `+ $.c: 3`, `- $.d`.
public func differences(_ left: JSON, _ right: JSON) -> [String] {
  var lines: [String] = []
  collect(left, right, "$", &lines)
  return lines
}

private func collect(_ left: JSON, _ right: JSON, _ path: String, _ lines: inout [String]) {
  if left == right { return }
  switch (left, right) {
  case (.object(let old), .object(let new)):
    for member in old.members {
      if let value = new[member.key] {
        collect(member.value, value, path.adding(member.key), &lines)
      } else {
        lines.append("- \(path.adding(member.key))")
      }
    }
    for member in new.members where old[member.key] == nil {
      lines.append("+ \(path.adding(member.key)): \(member.value.text)")
    }
  case (.array(let old), .array(let new)):
    for index in 0..<max(old.count, new.count) {
      let place = "\(path)[\(index)]"
      if index >= old.count {
        lines.append("+ \(place): \(new[index].text)")
      } else if index >= new.count {
        lines.append("- \(place)")
      } else {
        collect(old[index], new[index], place, &lines)
      }
    }
  default: lines.append("\(path): \(left.text) -> \(right.text)")
  }
}

extension String {
  fileprivate func adding(_ key: String) -> String {
    let isPlain =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x5F
      }
    return isPlain ? "\(self).\(key)" : "\(self)[\(JSON.string(key).text)]"
  }
}
