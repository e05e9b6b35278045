/// Something that can be called.
final class Function {
  let body: Body
  let signature: Signature?
  /// How many arguments a higher-order function passes to it.
  let arity: Int
  /// The name error texts give it.
  let name: String?
  /// How deep functions, arrays and objects are nested in it that it was made of.
  let depth: UInt16

  init(_ body: Body, signature: Signature?, arity: Int, name: String? = nil) {
    self.body = body
    depth = body.depth
    self.signature = signature
    self.arity = arity
    self.name = name
  }

  enum Body {
    case lambda(Lambda, Frame, input: Value)
    case native(Builtin)
    /// A function with some arguments given already; nil ones are still open.
    case partial(Function, [Value?])
    /// `first ~> second`.
    case chain(Function, Function)
    case regularExpression(RegularExpression)
    /// The function that finds the next match, as `next` of a match.
    case nextMatch(MatchSearch, from: Int)
    case transform(TransformCode, Frame)

    fileprivate var depth: UInt16 {
      switch self {
      case .lambda, .native, .regularExpression, .nextMatch, .transform: 0
      case .partial(let function, let arguments):
        arguments.reduce(function.depth) { max($0, $1?.depth ?? 0) } + 1
      case .chain(let first, let second): max(first.depth, second.depth) + 1
      }
    }
  }
}

/// A function of the library.
struct Builtin: Sendable {
  let name: String
  let signature: Signature?
  /// How many arguments a higher-order function passes to it: the parameters without a default that
  /// the reference's implementation declares.
  let arity: Int
  let native: Native
  /// Makes the function for a call some arguments of which are texts known beforehand, the others
  /// being nil; nil where that is of no use.
  let prepared: (@Sendable ([String?]) -> Native?)?

  /// - Parameter signature: as in `<s-n?:s>`; nil: any arguments.
  init(
    _ name: String, _ signature: String?, arity: Int,
    prepared: (@Sendable ([String?]) -> Native?)? = nil, _ native: @escaping Native
  ) {
    self.name = name
    self.arity = arity
    self.prepared = prepared
    self.native = native
    do throws(JSONataError) {
      self.signature = try signature.map { (text) throws(JSONataError) in
        try Signature(parsing: text)
      }
    } catch {
      preconditionFailure("the library's own signatures parse: \(name)")
    }
  }

  /// Whether it can take an argument from the context.
  var usesContext: Bool { signature?.parameters.contains(where: \.usesContext) ?? false }

  var function: Function {
    Function(.native(self), signature: signature, arity: arity, name: name)
  }
}

/// What a built-in function does with its arguments, already checked against its signature.
typealias Native = @Sendable (Arguments, Call) throws(JSONataError) -> Value

/// Where a built-in function is called.
struct Call {
  let evaluation: Evaluation
  let input: Value
}

/// A lambda as it is compiled: what every closure made of it shares.
final class Lambda: Sendable {
  let parameterCount: Int
  let slotCount: Int
  /// How deep its body is evaluated whatever happens.
  let reach: Int
  let body: Code

  init(parameterCount: Int, slotCount: Int, reach: Int, body: Code) {
    self.reach = reach
    self.parameterCount = parameterCount
    self.slotCount = slotCount
    self.body = body
  }
}

/// A part of an expression, compiled: evaluates in a context and with the variables of a frame.
///
/// A structure around the function, because functions that are elements of an array themselves are
/// called through a conversion each time.
struct Code: Sendable {
  private let run: @Sendable (Value, Frame) throws(JSONataError) -> Value

  init(_ run: @escaping @Sendable (Value, Frame) throws(JSONataError) -> Value) {
    self.run = run
  }

  @inline(__always)
  func callAsFunction(_ input: Value, _ frame: Frame) throws(JSONataError) -> Value {
    try run(input, frame)
  }
}
