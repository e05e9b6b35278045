/// The completion script for bash, 3.2 and later, without the package bash-completion.
struct BashCompletion {
  let program: ProgramSyntax

  var script: String {
    """
    # Completion of asl for bash, made by 'asl completion bash'.
    _asl_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }
    _asl_lines() { local IFS=$'\\n'; COMPREPLY=($(compgen -W "$1" -- "$current")); }
    _asl_files() {
      local IFS=$'\\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$current"))
    }
    # The test cases in the file behind the option $1.
    _asl_test_cases() {
      local index
      for ((index = 1; index < COMP_CWORD; index++)); do
        if [[ ${COMP_WORDS[index]} == "$1" ]]; then
          local file="${COMP_WORDS[index + 1]}"
          [[ $file == "=" ]] && file="${COMP_WORDS[index + 2]}"
          _asl_lines "$(asl completion --test-cases "${file/#\\~/$HOME}" 2>/dev/null)"
        fi
      done
    }
    _asl() {
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
      local command="" index
      COMPREPLY=()
      if [[ $current == "=" ]]; then
        current=""
      elif [[ $previous == "=" ]]; then
        previous="${COMP_WORDS[COMP_CWORD - 2]}"
      fi
      for ((index = 1; index < COMP_CWORD; index++)); do
        case "${COMP_WORDS[index]}" in
          \(names.joined(separator: " | "))) command="${COMP_WORDS[index]}"; break ;;
        esac
      done
      case "$command $previous" in
    \(valueCases.joined(separator: "\n"))
      esac
      case "$command" in
    \(commandCases.joined(separator: "\n"))
        *) _asl_words "\((names + spellings(program.options)).joined(separator: " "))" ;;
      esac
    }
    complete -F _asl asl
    """
  }

  private var names: [String] { program.commands.map { $0.syntax.name } }

  private func spellings(_ options: [Option]) -> [String] { options.flatMap(\.spellings) }

  /// What follows an option that has a value.
  private var valueCases: [String] {
    var lines: [String] = []
    for syntax in program.commands.map({ $0.syntax }) {
      for option in syntax.options {
        guard let value = option.value, let action = action(value.kind) else { continue }
        let patterns = option.spellings.map { "\"\(syntax.name) \($0)\"" }
        lines.append("    \(patterns.joined(separator: " | "))) \(action); return ;;")
      }
    }
    return lines
  }

  private var commandCases: [String] {
    program.commands.map { $0.syntax }.map { syntax in
      let options = spellings(syntax.options).joined(separator: " ")
      let operand = syntax.operands.first.flatMap { action($0.kind) } ?? ":"
      return """
            \(syntax.name))
              if [[ $current == -* ]]; then _asl_words "\(options)"; else \(operand); fi
              ;;
        """
    }
  }

  private func action(_ kind: Option.Kind) -> String? {
    switch kind {
    case .anything: nil
    case .file: "_asl_files"
    case .oneOf(let words), .suggestions(let words):
      "_asl_words \"\(words.joined(separator: " "))\""
    case .command: "_asl_words \"\(names.joined(separator: " "))\""
    case .rule: "_asl_words \"$(asl explain --names 2>/dev/null)\""
    case .testCase(let option): "_asl_test_cases --\(option)"
    }
  }
}
