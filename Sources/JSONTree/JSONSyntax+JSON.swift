extension JSONSyntax {
  /// The value without its places; of duplicate keys the last one counts.
  ///
  /// The containers around a node are on a stack of its own, so that the depth of a tree takes no
  /// stack of the thread.
  public var json: JSON {
    var open: [(node: JSONSyntax, next: Int)] = [(self, 0)]
    var values: [JSON] = []
    while let (node, next) = open.last {
      if let child = node.child(next) {
        open[open.count - 1].next += 1
        open.append((child, 0))
      } else {
        open.removeLast()
        let value = node.value(of: values.suffix(next))
        values.removeLast(next)
        values.append(value)
      }
    }
    return values[0]
  }

  private func child(_ index: Int) -> JSONSyntax? {
    switch kind {
    case .null, .bool, .number, .string: nil
    case .array(let elements): index < elements.count ? elements[index] : nil
    case .object(let members): index < members.count ? members[index].value : nil
    }
  }

  /// The value of this node, given those of its children.
  private func value(of children: ArraySlice<JSON>) -> JSON {
    switch kind {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array: .array(Array(children))
    case .object(let members): .object(JSONObject(zip(members, children).lazy.map { ($0.key, $1) }))
    }
  }
}
