/// The candidate nearest to a name that does not exist, for a "did you mean".
///
/// Distance is Damerau–Levenshtein over lower-cased Unicode scalars (adjacent transpositions count
/// one); a candidate further away than a third of the name's length, at least 1, is no help.
///
/// - Returns: the nearest candidate; of several, the first.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var limit = max(1, wanted.count / 3)
  var nearest: String?
  for candidate in candidates where candidate != name {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    if distance < limit || (distance == limit && nearest == nil) {
      nearest = candidate
      limit = distance
    }
  }
  return nearest
}

/// The candidate that a misspelt name stands for beyond doubt, for a fix; nil where there is doubt.
///
/// It differs in nothing but its case; or in one mistake, while every other candidate differs in
/// more, the name has four letters or more, and its digits are the same: `Step4` is not `Step3`.
/// Distance is that of ``nearestName(to:among:)``.
public func certainName(for name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var found: (name: String, distance: Int)?
  var isUnique = true
  for candidate in candidates where candidate != name && candidate != found?.name {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= 1 else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= min(1, found?.distance ?? 1) else { continue }
    isUnique = distance != found?.distance
    found = (candidate, distance)
  }
  guard let found, isUnique else { return nil }
  let digits = [name, found.name].map { Array($0.unicodeScalars.filter(\.properties.isDigit)) }
  guard found.distance == 0 || wanted.count >= 4 && digits[0] == digits[1] else { return nil }
  return found.name
}

extension Unicode.Scalar.Properties {
  fileprivate var isDigit: Bool { numericType == .decimal }
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for (row, a) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, b) in right.enumerated() {
      var best = min(previous[column] + (a == b ? 0 : 1), previous[column + 1] + 1)
      best = min(best, current[column] + 1)
      if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
