/// The completion script for zsh: a file of `$fpath`, or to be evaluated.
struct ZshCompletion {
  let program: ProgramSyntax

  var script: String {
    """
    #compdef asl
    # Completion of asl for zsh, made by 'asl completion zsh'.
    # The test cases in the file behind the option $1.
    _asl_test_cases() {
      local file="${words[${words[(i)$1]} + 1]}"
      local -a cases
      cases=("${(@f)$(asl completion --test-cases "${file/#\\~/$HOME}" 2>/dev/null)}")
      compadd -a cases
    }
    _asl_commands() {
      local -a commands
      commands=(
    \(program.commands.map { "    " + described($0.syntax) }.joined(separator: "\n"))
      )
      _describe command commands
    }
    _asl() {
      local curcontext="$curcontext" state line
      _arguments -C \(program.options.map(specification).joined(separator: " ")) \\
        '1:command:_asl_commands' '*::argument:->argument'
      [[ $state == argument ]] || return
      case "$line[1]" in
    \(commandCases.joined(separator: "\n"))
      esac
    }
    if [[ $funcstack[1] == _asl ]]; then _asl "$@"; else compdef _asl asl; fi
    """
  }

  private var commandCases: [String] {
    program.commands.map { $0.syntax }.map { syntax in
      let operands = syntax.operands.enumerated().map { index, operand in
        "'\(operand.repeats ? "*" : "\(index + 1)"):\(operand.name):\(action(operand.kind))'"
      }
      let lines = syntax.options.map(specification) + operands
      return "    \(syntax.name))\n      _arguments -s \\\n        "
        + lines.joined(separator: " \\\n        ") + "\n      ;;"
    }
  }

  private func described(_ syntax: CommandSyntax) -> String {
    "'\(syntax.name):\(quoted(syntax.summary))'"
  }

  /// A row of `_arguments`: `'(-q --quiet)'{-q,--quiet}'[Show no trace]'`.
  private func specification(_ option: Option) -> String {
    let names = option.spellings
    let value = option.value.map {
      ":\($0.placeholder.replacing(":", with: "")):\(action($0.kind))"
    }
    let spelled =
      option.value == nil ? names : names.map { $0.hasPrefix("--") ? "\($0)=" : "\($0)+" }
    let head: String =
      if option.repeats {
        spelled.count > 1 ? "'*'{\(spelled.joined(separator: ","))}" : "'*'\(spelled[0])"
      } else {
        spelled.count > 1
          ? "'(\(names.joined(separator: " ")))'{\(spelled.joined(separator: ","))}" : spelled[0]
      }
    return "\(head)'[\(quoted(option.summary))]\(value ?? "")'"
  }

  private func action(_ kind: Option.Kind) -> String {
    switch kind {
    case .anything: " "
    case .file: "_files"
    case .oneOf(let words), .suggestions(let words): "(\(words.joined(separator: " ")))"
    case .command: "_asl_commands"
    case .rule: " compadd - ${(f)\"$(asl explain --names 2>/dev/null)\"}"
    // A blank before it keeps the words behind it as they are.
    case .testCase(let option): " _asl_test_cases --\(option)"
    }
  }

  /// Inside single quotes and brackets.
  private func quoted(_ text: String) -> String {
    text.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]")
      .replacing(":", with: "\\:")
  }
}
