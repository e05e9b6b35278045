/// What goes wrong inside the module, by the exceptions that Jayway JsonPath throws: some of its
/// steps catch one kind and let another pass.
enum PathFailure: Error, Equatable {
  /// `InvalidPathException`, with the place in UTF-16 units where one is known.
  case invalidPath(String, at: Int? = nil)
  /// `PathNotFoundException`, itself an `InvalidPathException`.
  case notFound(String)
  /// Any other Java exception.
  case java(JavaException, String)

  enum JavaException: String {
    case classCast = "java.lang.ClassCastException"
    case illegalArgument = "java.lang.IllegalArgumentException"
    case illegalState = "java.lang.IllegalStateException"
    case indexOutOfBounds = "java.lang.IndexOutOfBoundsException"
    case invalidJSON = "com.jayway.jsonpath.InvalidJsonException"
    case jsonPath = "com.jayway.jsonpath.JsonPathException"
    case limit = "the limits of this program"
    case nullPointer = "java.lang.NullPointerException"
    case numberFormat = "java.lang.NumberFormatException"
    case patternSyntax = "java.util.regex.PatternSyntaxException"
    case stringIndexOutOfBounds = "java.lang.StringIndexOutOfBoundsException"
  }

  var isInvalidPath: Bool {
    switch self {
    case .invalidPath, .notFound: true
    case .java: false
    }
  }

  /// The failure as compiling a path reports it: whatever it was, the path is invalid.
  var whileCompiling: PathFailure {
    switch self {
    case .invalidPath, .notFound, .java(.limit, _): self
    case .java(let exception, let message): .invalidPath("\(exception.rawValue): \(message)")
    }
  }
}

/// What keeps a path from taking more room or time than a state machine can want.
enum PathLimits {
  /// UTF-16 units of a path.
  static let length = 10_000
  /// Steps of a Reference Path.
  static let referenceSteps = 100
  /// How deep a path may lead: a step that branches, a parenthesis and a negation count one, and a
  /// path within a filter or a function ``nestedPath``. A thread with 512 KiB of stack has room for
  /// 70, unoptimised.
  static let depth = 50
  static let nestedPath = 5
  /// Groups and sets open at one place of a regular expression.
  static let patternDepth = 50
  /// Backtracking steps of one match of a regular expression.
  static let matchSteps = 2_000_000

  static func check(_ units: [UInt16]) throws(PathFailure) {
    guard units.count > length else { return }
    throw .java(.limit, "the path is longer than \(length) characters")
  }

  static func check(depth: Int) throws(PathFailure) {
    guard depth > self.depth else { return }
    throw .java(.limit, "the path branches and nests more than \(self.depth) deep")
  }
}
