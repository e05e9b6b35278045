public import JSONPath

/// A field that is a constant, is read at a path (its `…Path` form), or is computed by JSONata.
public enum Field<Constant: Sendable & Equatable>: Sendable, Equatable {
  case constant(Constant)
  case path(ReferencePath)
  case expression(JSONataExpression)
}

/// The Error or Cause of a Fail state.
public enum TextField: Sendable, Equatable {
  case constant(String)
  case path(Path)
  case intrinsic(IntrinsicCall)
  case expression(JSONataExpression)
}
