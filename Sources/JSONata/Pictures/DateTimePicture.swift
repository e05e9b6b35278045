import JSONTree

/// A picture of a time, analysed (XPath Functions 3.1, section 9.8.4).
struct DateTimePicture: Sendable {
  private(set) var parts: [Part] = []

  enum Part: Sendable {
    case literal(String)
    case marker(Marker)
  }

  /// The picture of `$fromMillis` where none is given.
  static let iso8601: DateTimePicture = {
    do {
      return try DateTimePicture("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]")
    } catch {
      preconditionFailure("this is a picture")
    }
  }()

  /// - Throws: D3131, D3132, D3135; D2015 for an endless picture.
  init(_ picture: String) throws(JSONataError) {
    try checkPictureLength(picture)
    let text = UnitText(picture)
    var start = 0
    var at = 0
    while at < text.count {
      guard text[at] == 0x5B else {
        at += 1
        continue
      }
      addLiteral(text.part(start, at))
      if text.part(at + 1, at + 2) == [0x5B] {
        parts.append(.literal("["))
        at += 2
      } else {
        guard let end = text.firstIndex(of: [0x5D], from: at) else { throw JSONataError("D3135") }
        let marker = text.part(at + 1, end).filter { !UnitSet.space.contains($0) }
        add(try Marker(marker))
        at = end + 1
      }
      start = at
    }
    addLiteral(text.part(start, at))
  }

  private mutating func addLiteral(_ text: UnitText) {
    guard !text.isEmpty else { return }
    parts.append(.literal(text.replacing([0x5D, 0x5D], with: [0x5D]).string))
  }

  /// A number directly before another has as many digits as its picture, when it is parsed.
  private mutating func add(_ marker: Marker) {
    if marker.component.isNumber, marker.integer != nil, case .marker(var last)? = parts.last {
      last.parsedDigits = last.integer?.leastDigits
      parts[parts.count - 1] = .marker(last)
    }
    parts.append(.marker(marker))
  }
}

extension DateTimePicture {
  /// A variable marker: what stands in brackets.
  struct Marker: Sendable {
    let component: DateTimeComponent
    /// The case of the name, where a name is asked for.
    let names: LetterCase?
    /// How the number is shown; nil where a name is asked for.
    private(set) var integer: IntegerPicture?
    /// How many units of a name are shown.
    let mostWidth: Int?
    /// How many digits of a year are shown.
    private(set) var yearDigits: Int?
    /// Whether a zone at no distance from UTC is `Z`.
    let isTraditional: Bool
    var parsedDigits: Int?

    fileprivate init(_ text: UnitText) throws(JSONataError) {
      let name = text.prefix(1)
      guard let component = DateTimeComponent(rawValue: UnitText(name).string) else {
        throw JSONataError("D3132", value: .string(UnitText(name).string))
      }
      self.component = component
      let comma = text.lastIndex(of: 0x2C)
      let width = comma.map { text.part($0 + 1, text.count).split(by: [0x2D]) } ?? []
      let leastWidth = width.first.flatMap(markerWidth)
      mostWidth = width.count > 1 ? markerWidth(width[1]) : nil
      var presentation = text.part(1, comma ?? text.count)
      var modifier: UInt16?
      if presentation.count > 1, let last = presentation.last, UnitText("atco").contains(last) {
        modifier = last
        presentation.removeLast()
      }
      if presentation.isEmpty { presentation = UnitText(component.defaultPresentation) }
      isTraditional = modifier == 0x74
      names = letterCase(ofNames: presentation)
      if component == .zone || component == .zoneName {
        integer = try IntegerPicture(presentation.string)
      } else if names == nil, component.isNumber {
        let suffix: UnitText = modifier.map { [0x3B, $0] } ?? []
        integer = try IntegerPicture((presentation + suffix).string)
        restrict(least: leastWidth)
      }
    }

    private mutating func restrict(least: Int?) {
      if let least, let digits = integer?.leastDigits, digits < least {
        integer?.leastDigits = least
      }
      guard component == .year else { return }
      if let mostWidth {
        yearDigits = mostWidth
        integer?.leastDigits = mostWidth
      } else if case .decimal(let pattern)? = integer?.primary,
        pattern.least + pattern.optional >= 2
      {
        yearDigits = pattern.least + pattern.optional
      }
    }
  }
}

/// The case in which a presentation wants names: `N`, `n` or `Nn`; nil for numbers.
private func letterCase(ofNames presentation: UnitText) -> LetterCase? {
  switch presentation.first {
  case 0x6E: .lower
  case 0x4E: presentation.part(1, 2) == [0x6E] ? .title : .upper
  default: nil
  }
}

/// A width of a marker; nil for `*`, which is any.
private func markerWidth(_ text: UnitText) -> Int? {
  let width = text.leadingInteger
  return width.isNaN ? nil : Int(min(max(width, 0), Double(maximumPictureLength)))
}
