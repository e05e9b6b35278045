/// The completion script for fish.
struct FishCompletion {
  let program: ProgramSyntax

  var script: String {
    var lines = [
      "# Completion of asl for fish, made by 'asl completion fish'.",
      testCaseFunction,
      "complete -c asl -f",
    ]
    for syntax in program.commands.map({ $0.syntax }) {
      lines.append(
        "complete -c asl -n __fish_use_subcommand -a \(syntax.name) -d \(quoted(syntax.summary))")
    }
    for option in program.options {
      lines.append("complete -c asl -n __fish_use_subcommand" + words(for: option))
    }
    for syntax in program.commands.map({ $0.syntax }) {
      let condition = "complete -c asl -n '__fish_seen_subcommand_from \(syntax.name)'"
      for operand in syntax.operands {
        lines.append(condition + argument(operand.kind))
      }
      for option in syntax.options { lines.append(condition + words(for: option)) }
    }
    return lines.joined(separator: "\n")
  }

  /// The test cases in the file behind the option `$argv[1]`.
  private var testCaseFunction: String {
    """
    function __asl_test_cases
        set -l words (commandline -opc)
        set -l place (contains -i -- $argv[1] $words)
        and asl completion --test-cases $words[(math $place + 1)] 2>/dev/null
    end
    """
  }

  private func words(for option: Option) -> String {
    var text = option.letter.map { " -s \($0)" } ?? ""
    if !option.name.isEmpty { text += " -l \(option.name)" }
    if let value = option.value { text += " -r" + argument(value.kind) }
    return text + " -d \(quoted(option.summary))"
  }

  private func argument(_ kind: Option.Kind) -> String {
    switch kind {
    case .anything: ""
    case .file: " -F"
    case .oneOf(let words), .suggestions(let words): " -a \(quoted(words.joined(separator: " ")))"
    case .command:
      " -a \(quoted(program.commands.map { $0.syntax.name }.joined(separator: " ")))"
    case .rule: " -a '(asl explain --names 2>/dev/null)'"
    case .testCase(let option): " -a '(__asl_test_cases --\(option))'"
    }
  }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
