/// Colours text, where colour is on.
struct Paint: Sendable, Equatable {
  let isOn: Bool

  enum Ink {
    case bold, faint, success, error, warning, name, gutter
  }

  func callAsFunction(_ ink: Ink, _ text: String) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[\(code(of: ink))m\(text)\u{1B}[0m"
  }

  /// The parameters of Select Graphic Rendition.
  private func code(of ink: Ink) -> String {
    switch ink {
    case .bold: "1"
    case .faint: "2"
    case .success: "32"
    case .error: "1;31"
    case .warning: "33"
    case .name: "36"
    case .gutter: "1;34"
    }
  }
}
