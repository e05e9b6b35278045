/// A regular expression with the syntax and the meaning that ECMAScript gives it without the flag
/// `u`, its Annex B included: a subject is a sequence of UTF-16 code units.
///
/// Compiled once to a program for a backtracking machine whose stack is on the heap, so that no
/// subject overflows the native one.
///
/// - Note: ECMAScript 2023, sections 22.2 and B.1.2. Tested by `RegularExpressionTests`.
struct RegularExpression: Sendable {
  let pattern: String
  let flags: String
  private let program: PatternProgram

  /// - Parameter flags: `i` and `m`, each at most once.
  init(_ pattern: String, flags: String = "") throws(SyntaxError) {
    let options = try PatternOptions(flags)
    var parser = PatternParser(Array(pattern.utf16))
    do {
      let node = try parser.parse()
      program = PatternProgram(node, options: options, captureCount: parser.captureCount)
    } catch {
      throw SyntaxError(pattern: pattern, flags: flags, reason: error.reason, offset: error.offset)
    }
    self.pattern = pattern
    self.flags = flags
  }

  /// How many capturing groups there are, the whole match not counted.
  var captureCount: Int { program.captureCount }

  /// Where something matched, in code units.
  struct Match: Sendable, Equatable {
    let range: Range<Int>
    /// What each capturing group matched; nil for one that took no part.
    let groups: [Range<Int>?]
  }

  /// The leftmost match that begins at `start` or later.
  ///
  /// - Parameters:
  ///   - units: UTF-16, or bytes of which each is a code unit, as those of ASCII text are.
  ///   - steps: how many more code units may be looked at and alternatives given up; what was used
  ///     is taken off.
  func firstMatch<Unit>(
    in units: UnsafeBufferPointer<Unit>, from start: Int, steps: inout Int
  ) throws(LimitError) -> Match? where Unit: FixedWidthInteger & UnsignedInteger {
    guard units.count < Int(Int32.max) else { throw LimitError() }
    return try program.firstMatch(in: units, from: start, steps: &steps)
  }

  func firstMatch(
    in units: [UInt16], from start: Int, steps: inout Int
  ) throws(LimitError) -> Match? {
    try units.withUnsafeBufferPointer { (units) throws(LimitError) in
      try firstMatch(in: units, from: start, steps: &steps)
    }
  }

  /// The search took more steps, or more memory, than it was given.
  struct LimitError: Error, Equatable {}

  /// The pattern or the flags are not ECMAScript's.
  struct SyntaxError: Error, Equatable {
    /// The whole sentence, as V8 words it.
    let message: String
    /// Code units from the start of the pattern.
    let offset: Int
  }
}

/// The flags of a regular expression.
struct PatternOptions: Sendable, Equatable {
  var ignoresCase = false
  var isMultiline = false

  init(_ flags: String) throws(RegularExpression.SyntaxError) {
    for flag in flags {
      switch flag {
      case "i" where !ignoresCase: ignoresCase = true
      case "m" where !isMultiline: isMultiline = true
      default:
        throw RegularExpression.SyntaxError(
          message: "Invalid flags supplied to RegExp constructor '\(flags)'", offset: 0)
      }
    }
  }
}

extension RegularExpression.SyntaxError {
  init(pattern: String, flags: String, reason: PatternParser.Reason, offset: Int) {
    message = "Invalid regular expression: /\(pattern)/\(flags): \(reason.rawValue)"
    self.offset = offset
  }
}
