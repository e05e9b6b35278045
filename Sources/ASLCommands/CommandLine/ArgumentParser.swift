import Diagnostics

/// Reads a command line by a table of options.
///
/// Options may stand anywhere: `--name value`, `--name=value`, `-n value`, `-nvalue`, and flags of
/// one letter together, `-qv`. After `--` everything is an operand, and `-` alone always is one.
struct ArgumentParser {
  private let options: [Option]
  private let command: String?
  private var rest: ArraySlice<String>
  private(set) var arguments: Arguments

  /// - Parameter command: whose table this is, for messages; nil for the program itself.
  init(_ words: ArraySlice<String>, options: [Option], command: String?) {
    self.options = options
    self.command = command
    rest = words
    arguments = Arguments(command: command)
  }

  /// Reads all that there is.
  mutating func parseAll() throws(CommandFailure) -> Arguments {
    while let operand = try nextOperand() { arguments.add(operand: operand) }
    return arguments
  }

  /// Reads options up to the first operand, which is a command's name.
  ///
  /// - Returns: that operand, and the words behind it.
  mutating func parsePrefix() throws(CommandFailure) -> (name: String, rest: ArraySlice<String>)? {
    guard let name = try nextOperand() else { return nil }
    return (name, rest)
  }

  private var onlyOperands = false

  private mutating func nextOperand() throws(CommandFailure) -> String? {
    while let word = rest.popFirst() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") { return word }
      if word == "--" {
        onlyOperands = true
      } else if word.hasPrefix("--") {
        try parseLong(word)
      } else {
        try parseShort(word)
      }
    }
    return nil
  }

  private mutating func parseLong(_ word: String) throws(CommandFailure) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name && !name.isEmpty }) else {
      throw unknown("--\(name)")
    }
    let attached = parts.count > 1 ? String(parts[1]) : nil
    if option.value == nil {
      if attached != nil { throw failure("\(option.spelling) takes no value") }
      arguments.add("", to: option)
    } else {
      try add(attached, to: option)
    }
  }

  private mutating func parseShort(_ word: String) throws(CommandFailure) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.letter == letter }) else {
        throw unknown(letters.isEmpty && word.count == 2 ? word : "-\(letter)", in: word)
      }
      if option.value == nil {
        arguments.add("", to: option)
      } else {
        if letters.first == "=" { letters.removeFirst() }
        try add(letters.isEmpty ? nil : String(letters), to: option)
        return
      }
    }
  }

  private mutating func add(_ attached: String?, to option: Option) throws(CommandFailure) {
    guard let value = attached ?? nextValue() else {
      throw failure("\(option.spelling) needs a value: \(option.spelling) \(placeholder(option))")
    }
    if case .oneOf(let words) = option.value?.kind, !words.contains(value) {
      throw failure(
        "\(option.spelling) is \(listed(words)), not '\(value)'",
        help: didYouMean(nearestName(to: value, among: words)))
    }
    arguments.add(value, to: option)
  }

  /// The next word, unless it is an option of this table: then a value was forgotten.
  private mutating func nextValue() -> String? {
    guard let word = rest.first, word != "--" else { return nil }
    let name = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? word
    if options.contains(where: { $0.spellings.contains(name) }) { return nil }
    return rest.popFirst()
  }
}

extension ArgumentParser {
  private func placeholder(_ option: Option) -> String { option.value?.placeholder ?? "" }

  private func failure(_ message: String, help: [String] = []) -> CommandFailure {
    .usage(message, help: help, command: command)
  }

  private func unknown(_ spelling: String, in word: String? = nil) -> CommandFailure {
    let place = word.map { $0 == spelling ? "" : " (in '\($0)')" } ?? ""
    // One letter is near to every other.
    let nearest =
      spelling.utf8.count > 3
      ? nearestName(to: spelling, among: options.map(\.spelling)) : nil
    let isText = word?.contains(" ") ?? false
    let hint = word.map { "write -- before '\($0)' if it is no option" }
    return failure(
      "unknown option '\(spelling)'\(place)",
      help: didYouMean(nearest) + (isText ? [hint].compactMap(\.self) : []))
  }
}

/// `a`, `a or b`, `a, b or c`.
func listed(_ words: [String], _ conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}

func didYouMean(_ name: String?) -> [String] {
  name.map { ["did you mean '\($0)'?"] } ?? []
}
