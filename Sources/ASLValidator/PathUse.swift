import ASLModel
import Diagnostics
import JSONPath
import JSONTree

/// A path in a field of a state that an execution may come to, with what it sees.
struct PathUse: Sendable {
  let state: State
  let read: FieldRead
  let path: Path
  /// The path itself; in a call a part of the string.
  let range: SourceRange
  let scope: ShapeScope

  var document: Shape { scope.document(of: path.root) }

  /// Whether the path is asked for with an operator that begins with `Is`: `IsPresent`.
  var isTest: Bool { read.comparison?.hasPrefix("Is") ?? false }
}

extension Subject {
  /// Those in JSONPath, in the order of the text.
  static func pathUses(
    _ definition: Definition, _ shapes: ShapeFlow, _ reads: [[FieldRead]]
  ) -> [PathUse] {
    shapes.machine.states.flatMap { state in
      reads[state.id.index].flatMap { read -> [PathUse] in
        guard read.place != .other, let scope = shapes.scope(at: state.id, read.place),
          !scope.input.isNever
        else { return [] }
        var seen: Set<String> = []
        return read.paths.compactMap { path in
          guard path.isFollowed, seen.insert(path.source).inserted else { return nil }
          // Each is searched for in the call: of hundreds, the call is the place.
          let range = seen.count <= 100 ? read.range(of: path, in: definition) : read.range
          return PathUse(state: state, read: read, path: path, range: range, scope: scope)
        }
      }
    }
  }
}

extension Path {
  /// Whether it is certain what the path asks for: no part of it is to be filled in, and it has no
  /// escape, which Reference Paths read otherwise.
  fileprivate var isFollowed: Bool {
    !Definition.hasPlaceholder(source) && !source.utf8.contains(UInt8(ascii: "\\"))
  }
}

extension FieldRead {
  /// Where a path of the field stands.
  func range(of path: Path, in definition: Definition) -> SourceRange {
    guard case .call(let call) = content else { return range }
    let place = Self.place(of: path.source, in: call.source) { byte in
      Self.isNamePart(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[")
    }
    return place.map { definition.range(of: $0, in: range) } ?? range
  }

  /// Where a text first stands in another, with nothing that goes on with it behind.
  private static func place(
    of wanted: String, in text: String, goesOn: (UInt8) -> Bool
  ) -> SourceRange? {
    let bytes = Array(text.utf8)
    let wanted = Array(wanted.utf8)
    guard wanted.count <= bytes.count else { return nil }
    for place in 0...(bytes.count - wanted.count) {
      let next = place + wanted.count
      if bytes[place..<next].elementsEqual(wanted), next == bytes.count || !goesOn(bytes[next]) {
        return SourceRange(start: place, end: next)
      }
    }
    return nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
