import ASLModel

/// The shapes of a state's data on its way through the state.
///
/// - Note: Amazon States Language, "Input and Output Processing".
struct StateShapes: Sendable, Equatable {
  /// The raw input.
  let input: Shape
  /// After InputPath.
  let selectedInput: Shape
  /// After Parameters or Arguments.
  var effectiveInput: Shape
  /// Of a Map: any of its items.
  var item = Shape.never
  /// What the state's work gives.
  var result = Shape.never
  /// After ResultSelector.
  var selectedResult = Shape.never
  /// After ResultPath.
  var placed = Shape.never
  /// After OutputPath; of a Choice, for the state that Default leads to.
  var output = Shape.never

  init(input: Shape, selectedInput: Shape) {
    self.input = input
    self.selectedInput = selectedInput
    effectiveInput = selectedInput
  }
}
