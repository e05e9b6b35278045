public import JSONTree

/// A Path: where its document comes from, and what to find there.
///
/// It begins with `$` and is written in Jayway JsonPath's dialect. `$$` addresses the Context
/// Object and `$name` a workflow variable: what follows them is the path in that document.
///
/// - Note: Amazon States Language, "Paths"; AWS Step Functions Developer Guide, "Passing data
///   between states with variables".
public struct Path: Sendable, Equatable {
  /// As written, with `$$` or `$name`.
  public let source: String
  public let root: Root
  private let query: Query
  /// The steps, if there are only members and elements.
  public let plainSteps: [ReferencePath.Step]?
  /// Why the path cannot be evaluated; nil for one that could be read.
  private let fault: PathError?

  /// The document that a path begins at.
  public enum Root: Sendable, Equatable {
    /// `$…`: the input of the state, or what it has become.
    case input
    /// `$$…`: the Context Object.
    case context
    /// `$name…`: a workflow variable.
    case variable(String)
  }

  /// Reads a path; the error says where in the source it is wrong.
  public init(parsing source: String) throws(PathError) {
    let units = Array(source.utf16)
    do throws(PathFailure) {
      try PathLimits.check(units)
      let start = try Root.read(units)
      query = try QueryCompiler.read([.dollar] + units[start.end...], base: start.end - 1)
      root = start.root
    } catch {
      throw PathError(error.inOwnWords(at: units.count), in: units)
    }
    self.source = source
    plainSteps = query.plainSteps
    fault = nil
  }

  /// A path that a definition may have although it cannot be read: AWS's check of a definition lets
  /// some pass that fail when they are evaluated.
  ///
  /// - Parameter fault: what ``evaluate(in:)`` throws.
  public init(unreadable source: String, fault: PathError) {
    self.source = source
    self.fault = fault
    do throws(PathFailure) {
      root = try Root.read(Array(source.utf16)).root
    } catch {
      root = .input
    }
    query = Query(startsAtRoot: true, steps: [])
    plainSteps = nil
  }

  public static func == (left: Path, right: Path) -> Bool { left.source == right.source }

  /// Whether the path yields the value itself, or an error; an indefinite path yields an array.
  public var isDefinite: Bool { query.isDefinite }

  /// The steps before the first that is neither a member nor an element.
  public var leadingSteps: [ReferencePath.Step] {
    if let plainSteps { return plainSteps }
    var leading: [ReferencePath.Step] = []
    for step in query.steps {
      guard let plain = step.plain else { break }
      leading.append(plain)
    }
    return leading
  }

  /// Whether the path is its root alone: the whole document.
  public var isRoot: Bool { query.steps.isEmpty && fault == nil }

  /// The path as Jayway JsonPath prints it, from `$` on whatever the root: `$['a'][0]`.
  public var canonical: String { query.canonical }

  /// What the path finds.
  ///
  /// - Parameter document: the value of ``root``.
  public func evaluate(in document: JSON) throws(PathError) -> JSON {
    if let fault { throw fault }
    if let plainSteps, let value = document.value(at: plainSteps) { return value }
    return try query.evaluate(in: document)
  }
}

extension Query {
  /// Evaluates as Step Functions does, which differs a little from the library.
  func evaluate(in document: JSON) throws(PathError) -> JSON {
    var options = JSONPathQuery.Options()
    options.negatedExistenceHoldsForNull = true
    do throws(PathFailure) {
      var run = QueryRun(self, QueryContext(root: document, options: options))
      try run.run(on: document)
      return try run.value()
    } catch {
      throw PathError(error, in: [])
    }
  }

  /// The steps as those of a Reference Path, if they are such.
  fileprivate var plainSteps: [ReferencePath.Step]? {
    var plain: [ReferencePath.Step] = []
    for step in steps {
      guard let step = step.plain else { return nil }
      plain.append(step)
    }
    return plain
  }
}

extension Query.Step {
  /// The step as that of a Reference Path, if it is such.
  fileprivate var plain: ReferencePath.Step? {
    switch self {
    case .members(let names, _) where names.count == 1: .member(names[0])
    case .elements(let indexes) where indexes.count == 1: .element(indexes[0])
    case .members, .elements, .slice, .wildcard, .descent, .filter, .function: nil
    }
  }
}

extension Path.Root {
  /// The root that a path begins with, and the place behind it.
  static func read(_ units: [UInt16]) throws(PathFailure) -> (root: Path.Root, end: Int) {
    guard units.first == .dollar else { throw .invalidPath("a path begins with '$'", at: 0) }
    if units.count > 1, units[1] == .dollar { return (.context, 2) }
    let name = units.dropFirst().prefix { $0 != .dot && $0 != .openSquare && $0 != .blank }
    guard !name.isEmpty else { return (.input, 1) }
    let text = String(javaUnits: name)
    guard isVariableName(text) else {
      throw .invalidPath(
        "'\(text)' is not the name of a variable, and '$' is followed by '.' or '['", at: 1)
    }
    return (.variable(text), name.endIndex)
  }

  /// A Unicode identifier (UAX #31) of at most 80 characters.
  ///
  /// - Note: AWS Step Functions Developer Guide, "Passing data between states with variables".
  private static func isVariableName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.properties.isIDStart else { return false }
    return name.unicodeScalars.count <= 80
      && name.unicodeScalars.allSatisfy { $0.properties.isIDContinue }
  }
}

extension PathFailure {
  /// A failure to read a path, without Java's exceptions.
  ///
  /// - Parameter end: the length of the source.
  fileprivate func inOwnWords(at end: Int) -> PathFailure {
    switch self {
    case .invalidPath, .notFound, .java(.limit, _): self
    case .java(.stringIndexOutOfBounds, _):
      .invalidPath("the path ends where more of it is expected", at: end)
    case .java(_, let message): .invalidPath(message)
    }
  }
}
