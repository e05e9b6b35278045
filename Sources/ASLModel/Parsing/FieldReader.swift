import Diagnostics
import JSONTree

/// The members of one JSON object of a definition, and which of them somebody has asked for: what
/// is left at the end is unknown.
struct FieldReader {
  /// What the object is, for a person: `a Pass state`, `a Retrier`.
  var owner: String
  /// Where to point when something is missing: a state's name, or the opening brace.
  let place: SourceRange
  let range: SourceRange
  private(set) var asked: [String] = []
  private let members: [JSONSyntax.Member]
  private var isRead: [Bool]

  /// - Returns: nil unless the value is an object.
  init?(_ value: JSONSyntax, of owner: String, at place: SourceRange? = nil) {
    guard let members = value.members else { return nil }
    self.owner = owner
    self.place = place ?? SourceRange(start: value.range.start, end: value.range.start + 1)
    self.members = members
    range = value.range
    isRead = Array(repeating: false, count: members.count)
  }

  /// The field of that name; of duplicates the last.
  mutating func take(_ name: String) -> JSONSyntax.Member? {
    asked.append(name)
    var found: JSONSyntax.Member?
    for (index, member) in members.enumerated() where member.key == name {
      isRead[index] = true
      found = member
    }
    return found
  }

  func has(_ name: String) -> Bool { members.contains { $0.key == name } }

  /// Where the name of a field stands.
  func keyRange(of name: String) -> SourceRange? { members.last { $0.key == name }?.keyRange }

  /// The fields that nobody asked for.
  var unread: [JSONSyntax.Member] {
    zip(members, isRead).compactMap { $1 ? nil : $0 }
  }

  /// Looks at the rest without a word, as nothing can be said about it.
  mutating func skipRest() {
    for index in isRead.indices { isRead[index] = true }
  }
}
