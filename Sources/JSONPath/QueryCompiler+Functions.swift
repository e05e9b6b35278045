import JSONTree

extension QueryCompiler {
  /// `name`, `name()`, `name(…)`
  mutating func readNameOrFunction() throws(PathFailure) -> Bool {
    let start = text.position
    let first = try text.current
    if first == .openSquare || first == .star || first == .dot || first == .blank { return false }
    var place = start
    var end: Int?
    var isFunction = false
    scanning: while text.contains(place) {
      switch try text.unit(place) {
      case .blank:
        throw invalid(
          "Use bracket notion ['my prop'] if your property contains blank characters. position: "
            + "\(start)", at: place)
      case .dot, .openSquare:
        end = place
        break scanning
      case .openRound:
        isFunction = true
        end = place
        break scanning
      default: place += 1
      }
    }
    // A name at the very start of the text, at 0, cannot be: a root stands there.
    let nameEnd = end ?? text.last + 1
    let name = String(javaUnits: try text.text(start, nameEnd))
    guard isFunction else {
      text.position = nameEnd
      try append(.members([name], quote: "'"))
      return true
    }
    try checkClosed(name, from: nameEnd + 1)
    var parameters: [FunctionCall.Parameter] = []
    if text.contains(nameEnd + 1), try text.unit(nameEnd + 1) != .closeRound {
      text.position = nameEnd + 1
      parameters = try readParameters(of: name)
    } else {
      text.position = nameEnd + 1
    }
    try append(.function(FunctionCall(name, parameters)))
    return true
  }

  private func checkClosed(_ name: String, from start: Int) throws(PathFailure) {
    var depth = 1
    var place = start
    while place <= text.last, depth > 0 {
      let unit = try text.unit(place)
      if unit == .closeRound { depth -= 1 }
      if unit == .openRound { depth += 1 }
      place += 1
    }
    if depth != 0 { throw unclosed(name) }
  }

  private func unclosed(_ name: String) -> PathFailure {
    invalid("Arguments to function: '\(name)' are not closed properly.")
  }

  /// Reads the parameters up to the closing parenthesis: paths, and JSON that begins with a brace,
  /// a double quote, a minus or a digit. Anything else is passed over without a word.
  private mutating func readParameters(
    of name: String
  ) throws(PathFailure) -> [FunctionCall.Parameter] {
    var reader = ParameterReader()
    var parameters: [FunctionCall.Parameter] = []
    while text.isInside, !reader.isDone {
      let unit = try text.current
      text.position += 1
      if reader.isBetweenParameters, unit.isWhitespace { continue }
      if unit == .backslash, reader.isInQuotes {
        let next = try text.current
        if next == .comma || next == .doubleQuote {
          reader.appendEscaped(next)
          text.position += 1
          continue
        }
      }
      if let found = try reader.read(unit, at: text.base + text.position) {
        parameters.append(try parameter(found))
      }
      reader.finish(unit)
    }
    if !reader.isBalanced { throw unclosed(name) }
    return parameters
  }

  private func parameter(
    _ found: ParameterReader.Found
  ) throws(PathFailure) -> FunctionCall.Parameter {
    switch found {
    case .json(let units): return .json(String(javaUnits: units))
    case .path(let units):
      let inner = PathText(units, base: text.base + text.position - 1 - units.count)
      var compiler = QueryCompiler(text: inner, depth: depth + PathLimits.nestedPath)
      return .path(try compiler.readQuery())
    }
  }
}

/// Splits what stands between a function's parentheses, unit by unit.
private struct ParameterReader {
  enum Found {
    case path([UInt16])
    case json([UInt16])
  }

  private enum Kind { case path, json }

  private var kind: Kind?
  private var units: [UInt16] = []
  private var round = 1
  private var square = 0
  private var curly = 0
  private var quotes = 0
  private var prior: UInt16 = 0
  private(set) var isDone = false

  var isBetweenParameters: Bool { kind == nil }
  var isInQuotes: Bool { quotes == 1 }
  var isBalanced: Bool { round == 0 && square == 0 && curly == 0 }

  mutating func appendEscaped(_ unit: UInt16) {
    units.append(unit)
    prior = 0
  }

  /// Takes a unit in; what it ends, if it ends a parameter.
  mutating func read(_ unit: UInt16, at place: Int) throws(PathFailure) -> Found? {
    if kind == nil {
      if unit == .openCurly || unit.isDigit || unit == .doubleQuote || unit == .minus {
        kind = .json
      } else if unit == .dollar || unit == .at {
        kind = .path
      }
    }
    switch unit {
    case .doubleQuote: quotes += prior != .backslash && quotes > 0 ? -1 : 1
    case .openRound: round += 1
    case .openCurly: curly += 1
    case .openSquare: square += 1
    case .closeCurly:
      if curly == 0 { throw unexpected("close brace '}'", place) }
      curly -= 1
    case .closeSquare:
      if square == 0 { throw unexpected("close bracket ']'", place) }
      square -= 1
    case .closeRound:
      round -= 1
      // `()` of a function within belongs to the parameter; Jayway loses the end of `(x)`.
      if round < 0 || prior == .openRound { units.append(unit) }
      return endParameter(unit)
    case .comma: return endParameter(unit)
    default: break
    }
    return nil
  }

  /// Keeps the unit for the parameter that is open.
  mutating func finish(_ unit: UInt16) {
    let isSeparator = unit == .comma && curly == 0 && square == 0 && round == 1
    if kind != nil, !isSeparator { units.append(unit) }
    prior = unit
  }

  private mutating func endParameter(_ unit: UInt16) -> Found? {
    let isEnd = (round == 0 && unit == .closeRound) || round == 1
    guard quotes == 0, curly == 0, square == 0, isEnd else { return nil }
    isDone = round == 0
    let ended = kind
    guard let ended else { return nil }
    kind = nil
    defer { units = [] }
    switch ended {
    case .path: return .path(units)
    case .json: return .json(units)
    }
  }

  private func unexpected(_ what: String, _ place: Int) -> PathFailure {
    .invalidPath("Unexpected \(what) at character position: \(place)", at: place)
  }
}
