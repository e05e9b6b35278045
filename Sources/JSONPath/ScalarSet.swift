/// A set of characters in a regular expression.
indirect enum ScalarSet: Sendable {
  case all
  case notLineTerminator(unixLines: Bool)
  case range(ClosedRange<UInt32>)
  /// Matched without regard to case.
  case folded(ScalarSet, Case)
  case digit, word, space, horizontalSpace, verticalSpace
  case named(Name)
  case union([ScalarSet])
  case intersection([ScalarSet])
  case not(ScalarSet)

  /// How far letters of different case are the same.
  enum Case: Sendable {
    case kept, ascii, unicode

    func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      switch self {
      case .kept: return scalar
      case .ascii:
        guard ("A"..."Z").contains(scalar) else { return scalar }
        return Unicode.Scalar(UInt8(scalar.value + 32))
      case .unicode:
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
      }
    }

    fileprivate func variants(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
      switch self {
      case .kept: return [scalar]
      case .ascii:
        guard scalar.isASCII, scalar.properties.isAlphabetic else { return [scalar] }
        return [scalar, Unicode.Scalar(UInt8(scalar.value ^ 32))]
      case .unicode:
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        return [scalar, folded(scalar)] + (upper.count == 1 ? Array(upper) : [])
      }
    }
  }

  /// The names of `\p{…}` that are known.
  enum Name: String, Sendable {
    case letter = "L"
    case upper = "Lu"
    case lower = "Ll"
    case title = "Lt"
    case modifierLetter = "Lm"
    case otherLetter = "Lo"
    case mark = "M"
    case number = "N"
    case decimal = "Nd"
    case letterNumber = "Nl"
    case otherNumber = "No"
    case punctuation = "P"
    case symbol = "S"
    case currency = "Sc"
    case math = "Sm"
    case separator = "Z"
    case spaceSeparator = "Zs"
    case control = "Cc"
    case other = "C"
    case asciiAlpha = "Alpha"
    case asciiDigit = "Digit"
    case asciiAlnum = "Alnum"
    case asciiUpper = "Upper"
    case asciiLower = "Lower"
    case asciiPunct = "Punct"
    case asciiSpace = "Space"
    case ascii = "ASCII"
    case asciiBlank = "Blank"
    case asciiHex = "XDigit"
    case asciiGraph = "Graph"
    case asciiPrint = "Print"
    case alphabetic = "IsAlphabetic"
    case uppercase = "IsUppercase"
    case lowercase = "IsLowercase"
    case whiteSpace = "IsWhite_Space"
    case isDigit = "IsDigit"
    case isLetter = "IsLetter"
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .all: true
    case .notLineTerminator(let unixLines):
      scalar != "\n" && (unixLines || !Self.isLineTerminator(scalar))
    case .range(let range): range.contains(scalar.value)
    case .folded(let set, let letterCase): letterCase.variants(scalar).contains(where: set.contains)
    case .digit: ("0"..."9").contains(scalar)
    case .word: Self.isWord(scalar)
    case .space: [9, 10, 11, 12, 13, 32].contains(scalar.value)
    case .horizontalSpace:
      scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator || scalar == "\u{180E}"
    case .verticalSpace: (10...13).contains(scalar.value) || Self.isLineTerminator(scalar)
    case .named(let name): name.contains(scalar)
    case .union(let sets): sets.contains { $0.contains(scalar) }
    case .intersection(let sets): sets.allSatisfy { $0.contains(scalar) }
    case .not(let set): !set.contains(scalar)
    }
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  static func isLineTerminator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}

extension ScalarSet.Name {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    let isASCII = scalar.isASCII
    switch self {
    case .letter, .isLetter: return Self.letters.contains(category)
    case .upper: return category == .uppercaseLetter
    case .lower: return category == .lowercaseLetter
    case .title: return category == .titlecaseLetter
    case .modifierLetter: return category == .modifierLetter
    case .otherLetter: return category == .otherLetter
    case .mark: return [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
    case .number: return [.decimalNumber, .letterNumber, .otherNumber].contains(category)
    case .decimal, .isDigit: return category == .decimalNumber
    case .letterNumber: return category == .letterNumber
    case .otherNumber: return category == .otherNumber
    case .punctuation: return Self.punctuations.contains(category)
    case .symbol:
      return [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category)
    case .currency: return category == .currencySymbol
    case .math: return category == .mathSymbol
    case .separator:
      return [.spaceSeparator, .lineSeparator, .paragraphSeparator].contains(category)
    case .spaceSeparator: return category == .spaceSeparator
    case .control: return category == .control
    case .other:
      return [.control, .format, .surrogate, .privateUse, .unassigned].contains(category)
    case .asciiAlpha: return isASCII && Self.letters.contains(category)
    case .asciiDigit: return isASCII && category == .decimalNumber
    case .asciiAlnum:
      return isASCII && (Self.letters.contains(category) || category == .decimalNumber)
    case .asciiUpper: return isASCII && category == .uppercaseLetter
    case .asciiLower: return isASCII && category == .lowercaseLetter
    case .asciiPunct:
      return (33...126).contains(scalar.value) && !Self.letters.contains(category)
        && category != .decimalNumber
    case .asciiSpace: return ScalarSet.space.contains(scalar)
    case .ascii: return isASCII
    case .asciiBlank: return scalar == " " || scalar == "\t"
    case .asciiHex: return scalar.properties.isASCIIHexDigit
    case .asciiGraph: return (33...126).contains(scalar.value)
    case .asciiPrint: return (32...126).contains(scalar.value)
    case .alphabetic: return scalar.properties.isAlphabetic
    case .uppercase: return scalar.properties.isUppercase
    case .lowercase: return scalar.properties.isLowercase
    case .whiteSpace: return scalar.properties.isWhitespace
    }
  }

  private static let letters: Set<Unicode.GeneralCategory> = [
    .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
  ]

  private static let punctuations: Set<Unicode.GeneralCategory> = [
    .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
    .initialPunctuation, .finalPunctuation, .otherPunctuation,
  ]
}
