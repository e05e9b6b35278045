import ASLValidator
import Diagnostics

/// Rules with what they find, the gravest first.
struct RuleList {
  let isColored: Bool
  /// Columns.
  let width: Int

  private enum Group: CaseIterable {
    case errors, warnings, advice

    init(_ rule: any Rule.Type) {
      self = rule.isAdvice ? .advice : rule.severity == .error ? .errors : .warnings
    }

    var title: String {
      switch self {
      case .errors: "Errors, which AWS refuses"
      case .warnings: "Warnings, which AWS accepts"
      case .advice: "Advice, which is given with --strict or --enable RULE"
      }
    }
  }

  func text(of rules: [any Rule.Type]) -> String {
    let column = (rules.map { $0.name.name.count }.max() ?? 0) + 4
    let groups = Group.allCases.compactMap { group -> String? in
      let rows = rules.filter { Group($0) == group }.map { row($0, column) }
      return rows.isEmpty
        ? nil : ([paint(.bold, "\(group.title):")] + rows).joined(separator: "\n")
    }
    return groups.joined(separator: "\n\n")
  }

  private var paint: Paint { Paint(isOn: isColored) }

  private func row(_ rule: any Rule.Type, _ column: Int) -> String {
    let name = rule.name.name
    let gap = String(repeating: " ", count: column - 2 - name.count)
    let lines = wrapped(rule.explanation.summary, to: width - column)
    let margin = String(repeating: " ", count: column)
    return "  " + paint(.name, name) + gap + lines.joined(separator: "\n\(margin)")
  }
}
