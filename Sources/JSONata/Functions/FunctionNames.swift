/// The names of the functions that an expression can call, without the `$`, sorted.
public enum FunctionNames {
  /// Those of JSONata.
  public static let jsonata: [String] = builtins.keys.sorted()
  /// Those of Step Functions' profile.
  public static let states: [String] = statesLibrary.keys.sorted()
}
