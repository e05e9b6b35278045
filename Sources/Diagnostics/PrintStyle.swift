/// How the parts of a printed diagnostic are told apart: not at all, or by ANSI colours.
enum PrintStyle {
  case plain
  case ansi

  enum Role {
    case severity(Diagnostic.Severity)
    case message
    case gutter
    case note
  }

  func applied(_ role: Role, _ text: String) -> String {
    switch self {
    case .plain: text
    case .ansi: "\u{1B}[\(code(of: role))m\(text)\u{1B}[0m"
    }
  }

  /// The parameters of Select Graphic Rendition: 1 is bold, 31 red, 33 yellow, 34 blue, 36 cyan.
  private func code(of role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.information): "1;36"
    case .message: "1"
    case .gutter, .note: "1;34"
    }
  }
}
