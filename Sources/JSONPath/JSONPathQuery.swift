public import JSONTree

/// A path in the dialect of Jayway JsonPath 2.10.0, with nothing of the States Language about it:
/// it need not begin with `$`, and there are no Context Object and no variables.
///
/// A *definite* path yields the value itself, or an error if the document has none; an indefinite
/// one always yields an array, empty if nothing matches.
public struct JSONPathQuery: Sendable, Equatable {
  public let source: String
  let query: Query

  /// How a path is to be evaluated.
  public struct Options: Sendable {
    /// Whether `[?(!@.key)]` also accepts an item whose `key` is null: the library does not, but
    /// Step Functions was seen to.
    public var negatedExistenceHoldsForNull = false

    /// How many nodes may be looked at, those of paths in filters included: a few seconds' worth.
    public var maximumVisits = 10_000_000

    public init() {}
  }

  public init(parsing source: String) throws(PathError) {
    self.source = source
    let units = Array(source.utf16)
    do throws(PathFailure) {
      guard !units.isEmpty else {
        throw .java(.illegalArgument, "json can not be null or empty")
      }
      try PathLimits.check(units)
      query = try QueryCompiler.compile(units)
    } catch {
      throw PathError(error, in: units)
    }
  }

  public static func == (left: JSONPathQuery, right: JSONPathQuery) -> Bool {
    left.source == right.source
  }

  public var isDefinite: Bool { query.isDefinite }

  /// The path as the library prints it: `$['a'][*]..['b'][?]`.
  public var canonical: String { query.canonical }

  /// What the path finds: the value of a definite path, else an array in document order.
  public func evaluate(
    in document: JSON, options: Options = Options()
  ) throws(PathError) -> JSON {
    do throws(PathFailure) {
      var run = QueryRun(query, QueryContext(root: document, options: options))
      try run.run(on: document)
      return try run.value()
    } catch {
      throw PathError(error, in: [])
    }
  }

  /// Where the path finds something: the canonical path of each match, in order. A match by several
  /// names is one, as `$['a', 'b']`.
  public func paths(
    in document: JSON, options: Options = Options()
  ) throws(PathError) -> [String] {
    do throws(PathFailure) {
      var run = QueryRun(
        query, QueryContext(root: document, options: options), keepsPlaces: true)
      try run.run(on: document)
      return run.places
    } catch {
      throw PathError(error, in: [])
    }
  }
}
