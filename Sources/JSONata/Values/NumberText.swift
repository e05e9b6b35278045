import JSONTree

/// A number as ECMAScript prints it, also the ones that JSON has not.
func numberText(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
  return ecmaScriptText(of: value)
}

/// A surrogate without its partner has no place in a Swift string; this stands for it.
func loneSurrogate(_ code: UInt32) -> Unicode.Scalar {
  "\u{FFFD}"
}

/// Whether a scalar stands for a surrogate without its partner.
func isLoneSurrogate(_ scalar: Unicode.Scalar) -> Bool {
  scalar == loneSurrogate(0xD800)
}
