/// What the matcher executes. A target is a place in the program; a register holds a position, a
/// count or a height of the stack.
enum PatternInstruction: Sendable {
  /// Takes one code unit.
  case take(UnitTest)
  /// Goes back one code unit; fails at the start.
  case retreat
  /// Takes as many units of the test that follows as there are, and gives them back one by one.
  case greedyRun(least: Int32, most: Int32)
  /// Takes as few units of the test that follows as will do.
  case lazyRun(least: Int32, most: Int32)
  case jump(Int32)
  /// Goes on; if that fails, from there.
  case tryElse(Int32)
  /// Goes from there; if that fails, on.
  case tryFirst(Int32)
  /// Keeps the position in a register.
  case save(Int32)
  /// Fails if the position is still the one in a register.
  case progress(Int32)
  /// Empties the registers of capturing groups.
  case clear(from: Int32, to: Int32)
  case count(Count)
  case assert(Assertion)
  /// Takes what a capturing group matched, backwards from the position in a lookbehind.
  case backreference(Int32, isBehind: Bool)
  case look(Look)
  case match

  enum UnitTest: Sendable {
    case unit(UInt16)
    case either(UInt16, UInt16)
    case any
    /// A number of `PatternProgram.sets`.
    case set(Int32)
  }

  /// A step of a loop that counts; the number is one of `PatternProgram.loops`.
  enum Count: Sendable {
    case begin(Int32)
    /// Decides whether there is another iteration.
    case decide(Int32)
    case iterate(Int32)
    /// Fails after an iteration that matched nothing, unless it was one of the least.
    case endIteration(Int32)
  }

  enum Assertion: Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case boundary
    case noBoundary
  }

  /// A step of a lookaround, which keeps the height of the stack in a register.
  enum Look: Sendable {
    /// What follows must match; if it does not, fails.
    case begin(Int32)
    /// What follows must not match; if it does not, goes on from there.
    case beginNegative(Int32, Int32)
    /// It has matched: back to where it began, and there is no other way through it.
    case end(Int32)
    case endNegative(Int32)
  }
}
