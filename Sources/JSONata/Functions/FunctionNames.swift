/// The names of the functions that an expression can call, without the `$`, sorted.
public enum FunctionNames {
  /// Those of JSONata.
  public static let jsonata: [String] = builtins.keys.sorted()
  /// Those of Step Functions' profile.
  public static let states: [String] = statesLibrary.keys.sorted()

  /// How many arguments a function of Step Functions' profile takes; nil where there is no such
  /// function, or it takes any number.
  ///
  /// - Parameter hasContext: whether the context may stand in for an argument.
  public static func argumentCounts(of name: String, hasContext: Bool) -> ClosedRange<Int>? {
    guard let parameters = statesLibrary[name]?.signature?.parameters else { return nil }
    let needed = parameters.filter { !$0.isOptional || $0.usesContext && !hasContext }
    let most = parameters.contains(where: \.isVariadic) ? Int.max : parameters.count
    return needed.count...most
  }
}
