/// A compiled pattern.
///
/// The matcher reads it through pointers, for speed.
// `@unchecked`: what the pointers lead to is written in `init` and never again.
final class PatternProgram: @unchecked Sendable {
  let instructions: UnsafeMutableBufferPointer<PatternInstruction>
  let sets: UnsafeMutableBufferPointer<Set>
  /// The ranges of all sets beyond ASCII, each as two bounds.
  let bounds: UnsafeMutableBufferPointer<UInt16>
  let loops: UnsafeMutableBufferPointer<Loop>
  let captureCount: Int
  /// Two for each capturing group and the whole match, then those of loops and lookarounds.
  let registerCount: Int
  let ignoresCase: Bool
  /// The number of the set of what a match can begin with; nil if it can be anything.
  let first: Int?
  /// Whether a match begins at the start of the text only.
  let isAnchored: Bool

  /// A set of code units: bits for ASCII and a part of `bounds` for the rest.
  struct Set {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var firstBound: Int32
    var endBound: Int32
  }

  /// A quantified part that needs counting.
  struct Loop {
    /// The register of the count; the next is that of where the iteration began.
    let counter: Int32
    let least: Int32
    let most: Int32
    let isGreedy: Bool
    var exit: Int32
  }

  init(_ node: PatternNode, options: PatternOptions, captureCount: Int) {
    var compiler = PatternCompiler(options: options, captureCount: captureCount)
    compiler.emit(node)
    compiler.add(.match)
    let start = FirstUnits(of: node, ignoringCase: options.ignoresCase)
    first = start.canBeEmpty ? nil : compiler.number(of: start.units)
    isAnchored = !options.isMultiline && node.beginsWithStart
    instructions = copy(compiler.instructions)
    sets = copy(compiler.sets)
    bounds = copy(compiler.bounds)
    loops = copy(compiler.loops)
    registerCount = compiler.registerCount
    ignoresCase = options.ignoresCase
    self.captureCount = captureCount
  }

  deinit {
    instructions.deallocate()
    sets.deallocate()
    bounds.deallocate()
    loops.deallocate()
  }
}

private func copy<Element: BitwiseCopyable>(
  _ elements: [Element]
) -> UnsafeMutableBufferPointer<Element> {
  let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
  _ = memory.initialize(from: elements)
  return memory
}
