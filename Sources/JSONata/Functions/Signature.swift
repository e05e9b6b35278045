import JSONTree

/// The signature of a function, as in `<s-n?:s>`: what each parameter accepts.
///
/// The reference checks arguments with a regular expression over a string of type letters, in which
/// greedy matching can be seen; this is that matching.
struct Signature: Sendable {
  struct Parameter: Sendable {
    /// The letters it accepts: `s n b l a o f`, and `m` for a missing value.
    var letters: Letters
    var isArray = false
    /// The type between `<` and `>` of an array.
    var subtype: String? {
      didSet { elementLetter = subtype.flatMap { $0.count == 1 ? Letters(Character($0)) : nil } }
    }
    /// The letter of that type, where it is one.
    private(set) var elementLetter: Letters?
    var isOptional = false
    var isVariadic = false
    /// Whether the context stands in for a missing argument.
    var usesContext = false
  }

  /// A set of type letters.
  struct Letters: OptionSet, Sendable {
    let rawValue: UInt16

    static let string = Letters(rawValue: 1)
    static let number = Letters(rawValue: 2)
    static let boolean = Letters(rawValue: 4)
    static let null = Letters(rawValue: 8)
    static let array = Letters(rawValue: 16)
    static let object = Letters(rawValue: 32)
    static let function = Letters(rawValue: 64)
    static let missing = Letters(rawValue: 128)
    static let json: Letters = [.string, .number, .boolean, .null, .array, .object, .missing]
    static let any: Letters = [.json, .function]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init?(_ letter: Character) {
      switch letter {
      case "s": self = .string
      case "n": self = .number
      case "b": self = .boolean
      case "l": self = .null
      case "o": self = .object
      case "a": self = .array
      case "f": self = .function
      default: return nil
      }
    }
  }

  private(set) var parameters: [Parameter] = []
  /// From how many arguments on matching is one argument to one parameter, if all fit: the
  /// parameters after them may be left out and do not look at the context. More than there are
  /// parameters if one of them takes several.
  private var leastCount = 0

  init(parameters: [Parameter]) {
    self.parameters = parameters
    leastCount = Self.leastCount(parameters)
  }

  private static func leastCount(_ parameters: [Parameter]) -> Int {
    if parameters.contains(where: \.isVariadic) { return parameters.count + 1 }
    return parameters.count
      - parameters.reversed().prefix { $0.isOptional && !$0.usesContext }.count
  }

  init(parsing text: String) throws(JSONataError) {
    let characters = [Character](text)
    var position = 1
    var canHaveSubtype = false
    loop: while position < characters.count {
      let symbol = characters[position]
      switch symbol {
      case ":", ">": break loop
      case "s", "n", "b", "l", "o":
        parameters.append(Parameter(letters: [Letters(symbol) ?? [], .missing]))
      case "a":
        parameters.append(Parameter(letters: .any, isArray: true))
      case "f": parameters.append(Parameter(letters: .function))
      case "j": parameters.append(Parameter(letters: .json))
      case "x": parameters.append(Parameter(letters: .any))
      case "-", "?", "+": change(symbol)
      case "(":
        let end = Self.close(characters, position, "(", ")")
        let choice = characters[(position + 1)..<end]
        guard !choice.contains("<") else {
          throw JSONataError("S0402", value: .string(String(choice)))
        }
        let letters = choice.reduce(into: Letters.missing) { $0.formUnion(Letters($1) ?? []) }
        parameters.append(Parameter(letters: letters))
        position = end
      case "<":
        guard canHaveSubtype, !parameters.isEmpty else {
          throw JSONataError(
            "S0401", value: .string(position > 0 ? "\(characters[position - 1])" : ""))
        }
        let end = Self.close(characters, position, "<", ">")
        if parameters[parameters.count - 1].isArray {
          parameters[parameters.count - 1].subtype = String(characters[(position + 1)..<end])
        }
        position = end
      default: break
      }
      canHaveSubtype = symbol == "a" || symbol == "f"
      position += 1
    }
    leastCount = Self.leastCount(parameters)
  }

  private mutating func change(_ symbol: Character) {
    guard !parameters.isEmpty else { return }
    let last = parameters.count - 1
    switch symbol {
    case "-":
      parameters[last].usesContext = true
      parameters[last].isOptional = true
    case "?": parameters[last].isOptional = true
    default: parameters[last].isVariadic = true
    }
  }

  private static func close(
    _ text: [Character], _ start: Int, _ open: Character, _ close: Character
  ) -> Int {
    var depth = 0
    for position in start..<text.count {
      if text[position] == open { depth += 1 }
      if text[position] == close {
        depth -= 1
        if depth == 0 { return position }
      }
    }
    return text.count
  }

  // MARK: Checking

  /// Makes the arguments what the function gets: missing ones taken from the context, single values
  /// wrapped where an array is wanted.
  @inline(__always)
  func validate(_ arguments: inout Arguments, context: Value) throws(JSONataError) {
    if arguments.count <= parameters.count, arguments.count >= leastCount, fit(&arguments) {
      return
    }
    try validateSlowly(&arguments, context)
  }

  @inline(never)
  private func validateSlowly(
    _ arguments: inout Arguments, _ context: Value
  ) throws(JSONataError) {
    let values = arguments.values
    let letters = values.map(\.typeLetter)
    var counts = [Int](repeating: 0, count: parameters.count)
    guard match(letters, parameter: 0, argument: 0, &counts) else {
      throw mismatch(values, letters)
    }
    arguments = Arguments(try fixedUp(values, counts, context))
  }

  /// Whether each argument is what its parameter wants, single values wrapped into arrays.
  private func fit(_ arguments: inout Arguments) -> Bool {
    var wrapped: Int?
    for index in 0..<arguments.count {
      let letter = arguments[index].typeLetter
      guard parameters[index].letters.contains(letter), letter != .missing else { return false }
      guard parameters[index].isArray else { continue }
      if let wanted = parameters[index].elementLetter {
        guard letter == .array ? arguments[index].hasOnly(wanted) : letter == wanted else {
          return false
        }
      } else if parameters[index].subtype != nil {
        return false
      }
      if letter != .array {
        guard wrapped == nil else { return false }
        wrapped = index
      }
    }
    if let wrapped { arguments[wrapped] = .list([arguments[wrapped]]) }
    return true
  }

  /// Greedy matching with backtracking: how many arguments each parameter takes.
  private func match(
    _ letters: [Letters], parameter: Int, argument: Int, _ counts: inout [Int]
  ) -> Bool {
    guard parameter < parameters.count else { return argument == letters.count }
    let wanted = parameters[parameter]
    var most = 0
    let limit = wanted.isVariadic ? letters.count - argument : min(1, letters.count - argument)
    while most < limit, wanted.letters.contains(letters[argument + most]) { most += 1 }
    let least = wanted.isOptional ? 0 : 1
    guard most >= least else { return false }
    for count in stride(from: most, through: least, by: -1) {
      counts[parameter] = count
      if match(letters, parameter: parameter + 1, argument: argument + count, &counts) {
        return true
      }
    }
    return false
  }

  /// The first argument that cannot be matched.
  private func mismatch(_ arguments: ContiguousArray<Value>, _ letters: [Letters]) -> JSONataError {
    var good = 0
    for end in 1...max(parameters.count, 1) where end <= parameters.count {
      guard let reached = longestPrefix(letters, parameters: end) else { break }
      good = reached
    }
    let value = good < arguments.count ? arguments[good].json : nil
    return JSONataError("T0410", value: value, index: good + 1)
  }

  /// How many arguments the first parameters take, when others may follow.
  private func longestPrefix(_ letters: [Letters], parameters count: Int) -> Int? {
    var partial = self
    partial.parameters = Array(parameters.prefix(count))
    for end in stride(from: letters.count, through: 0, by: -1) {
      var counts = [Int](repeating: 0, count: count)
      if partial.match(Array(letters.prefix(end)), parameter: 0, argument: 0, &counts) {
        return end
      }
    }
    return nil
  }

  private func fixedUp(
    _ arguments: ContiguousArray<Value>, _ counts: [Int], _ context: Value
  ) throws(JSONataError) -> ContiguousArray<Value> {
    var result: ContiguousArray<Value> = []
    var index = 0
    for (parameter, count) in zip(parameters, counts) {
      if count == 0 {
        if parameter.usesContext {
          guard parameter.letters.contains(context.typeLetter) else {
            throw JSONataError("T0411", value: context.json, index: index + 1)
          }
          result.append(context)
        } else {
          result.append(index < arguments.count ? arguments[index] : .undefined)
          index += 1
        }
        continue
      }
      for _ in 0..<count {
        let argument = index < arguments.count ? arguments[index] : .undefined
        result.append(
          parameter.isArray
            ? try array(argument, parameter, index: index, of: count) : argument)
        index += 1
      }
    }
    return result
  }

  private func array(
    _ argument: Value, _ parameter: Parameter, index: Int, of count: Int
  ) throws(JSONataError) -> Value {
    let letter = argument.typeLetter
    if letter == .missing { return .undefined }
    if let subtype = parameter.subtype, let first = subtype.first {
      let fits: Bool
      if letter == .array {
        let wanted = Letters(first)
        let items = argument.items
        fits = items.allSatisfy { $0.typeLetter == wanted }
      } else {
        fits = count == 1 && subtype.count == 1 && Letters(first) == letter
      }
      guard fits else {
        throw JSONataError(
          "T0412", value: argument.json, value2: .string(Self.plural(subtype)), index: index + 1)
      }
    }
    return letter == .array ? argument : .list([argument])
  }

  private static func plural(_ subtype: String) -> String {
    switch subtype {
    case "a": "arrays"
    case "b": "booleans"
    case "f": "functions"
    case "n": "numbers"
    case "o": "objects"
    case "s": "strings"
    default: subtype
    }
  }
}

extension Value {
  /// Whether all items of an array are of a type.
  fileprivate func hasOnly(_ letter: Signature.Letters) -> Bool {
    switch self {
    case .json(let items): items.allSatisfy { Value($0).typeLetter == letter }
    case .array(let array): array.items.allSatisfy { $0.typeLetter == letter }
    default: false
    }
  }

  /// The letter that stands for the value's type in signatures.
  var typeLetter: Signature.Letters {
    switch self {
    case .undefined, .tuples, .tailCall: .missing
    case .null: .null
    case .bool: .boolean
    case .number: .number
    case .string: .string
    case .json, .array: .array
    case .object, .record: .object
    case .function: .function
    }
  }
}
