public import JSONTree

/// A Path that identifies one node: it has only `.name`, `['name']` and `[n]`.
public struct ReferencePath: Sendable, Equatable {
  public let source: String
  public let root: Path.Root
  public let steps: [Step]

  public enum Step: Sendable, Equatable {
    case member(String)
    case element(Int)
  }

  public init(parsing source: String) throws(PathError) {
    guard source.utf8.first == UInt8(ascii: "$") else {
      throw PathError(.invalidPath, "a path begins with '$'", at: 0)
    }
    self.source = source
    let parts = source.split(separator: ".", omittingEmptySubsequences: false)
    switch parts[0] {
    case "$": root = .input
    case "$$": root = .context
    default: root = .variable(String(parts[0].dropFirst()))
    }
    steps = parts.dropFirst().map { .member(String($0)) }
  }

  public func evaluate(in document: JSON) throws(PathError) -> JSON {
    guard let value = value(in: document) else {
      throw PathError(.pathNotFound, "No results for path: \(source)")
    }
    return value
  }

  /// What the path finds, if anything; makes no error text.
  public func value(in document: JSON) -> JSON? {
    var node = document
    for step in steps {
      let next: JSON? =
        switch step {
        case .member(let name): node[name]
        case .element(let index): node[index]
        }
      guard let next else { return nil }
      node = next
    }
    return node
  }

  /// Puts a value where the path leads.
  public func write(_ value: JSON, into document: inout JSON) throws(PathError) {
    try write(value, into: &document, steps[...])
  }

  private func write(
    _ value: JSON, into node: inout JSON, _ rest: ArraySlice<Step>
  ) throws(PathError) {
    guard case .member(let name)? = rest.first else {
      node = value
      return
    }
    var members = node.objectValue ?? JSONObject()
    var child = members[name] ?? .null
    try write(value, into: &child, rest.dropFirst())
    members[name] = child
    node = .object(members)
  }
}
