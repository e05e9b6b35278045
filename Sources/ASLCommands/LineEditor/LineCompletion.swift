/// What may stand where the cursor is.
struct LineCompletion: Equatable {
  /// The end of the text before the cursor that a candidate replaces.
  let typed: String
  let candidates: [Candidate]

  struct Candidate: Equatable {
    /// What is inserted.
    let text: String
    /// What a list shows.
    let label: String

    init(_ text: String, label: String? = nil) {
      self.text = text
      self.label = label ?? text
    }
  }

  static let none = LineCompletion(typed: "", candidates: [])

  /// What all candidates begin with.
  var commonText: String {
    guard var common = candidates.first?.text else { return "" }
    for candidate in candidates.dropFirst() {
      common = String(zip(common, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}
