/// What a person pressed, as a terminal tells it.
enum Key: Sendable, Equatable {
  /// Characters that were typed, as many as came at once.
  case text(String)
  /// What a terminal with bracketed paste inserts: line ends in it accept nothing.
  case paste(String)
  /// A letter together with Ctrl, in lower case: `a`; also `_`, `z`.
  case control(Character)
  /// A character behind Escape, or together with Alt.
  case meta(Character)
  case enter, tab, backspace, delete, escape
  case left, right, up, down, home, end
  case wordLeft, wordRight
  case metaBackspace, metaEnter
  /// A key that means nothing here.
  case unknown
}
