/// What a command line says, after it was read by a command's table of options.
struct Arguments: Sendable, Equatable {
  /// Whose they are; nil for those of the program itself.
  let command: String?
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  init(command: String?) { self.command = command }

  /// Whether a flag, or an option with a value, was given.
  func has(_ option: Option) -> Bool { values[option.spelling] != nil }

  /// The value of an option; of several the last.
  subscript(_ option: Option) -> String? { values[option.spelling]?.last }

  /// All values of a repeatable option, in the order they were given.
  func all(_ option: Option) -> [String] { values[option.spelling] ?? [] }

  mutating func add(_ value: String, to option: Option) {
    values[option.spelling, default: []].append(value)
  }

  mutating func add(operand: String) { operands.append(operand) }
}
