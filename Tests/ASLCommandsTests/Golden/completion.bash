# Completion of asl for bash, made by 'asl completion bash'.
_asl_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }
_asl_lines() { local IFS=$'\n'; COMPREPLY=($(compgen -W "$1" -- "$current")); }
_asl_files() {
  local IFS=$'\n'
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
      _asl_lines "$(asl completion --test-cases "${file/#\~/$HOME}" 2>/dev/null)"
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
      completion | dap | debug | eval | explain | help | redrive | run | test-state | validate) command="${COMP_WORDS[index]}"; break ;;
    esac
  done
  case "$command $previous" in
    "completion --test-cases") _asl_files; return ;;
    "completion --color") _asl_words "auto always never"; return ;;
    "dap --log") _asl_files; return ;;
    "dap --color") _asl_words "auto always never"; return ;;
    "debug -i" | "debug --input") _asl_files; return ;;
    "debug --substitutions") _asl_files; return ;;
    "debug -r" | "debug --resources") _asl_files; return ;;
    "debug -m" | "debug --mocks") _asl_files; return ;;
    "debug -t" | "debug --test-case") _asl_test_cases --mocks; return ;;
    "debug -x" | "debug --script") _asl_files; return ;;
    "debug --effects") _asl_words "reuse rerun fail"; return ;;
    "debug --clock") _asl_words "virtual real x10 x60"; return ;;
    "debug --type") _asl_words "standard express"; return ;;
    "debug --limits") _asl_words "off payload-bytes= history-events= map-concurrency= execution-seconds= variable-bytes= all-variable-bytes= error-length= cause-length="; return ;;
    "debug --color") _asl_words "auto always never"; return ;;
    "eval -f" | "eval --file") _asl_files; return ;;
    "eval -l" | "eval --language") _asl_words "jsonata jsonpath intrinsic"; return ;;
    "eval --profile") _asl_words "states"; return ;;
    "eval -i" | "eval --input") _asl_files; return ;;
    "eval --bindings") _asl_files; return ;;
    "eval --context") _asl_files; return ;;
    "eval --color") _asl_words "auto always never"; return ;;
    "explain --color") _asl_words "auto always never"; return ;;
    "help --color") _asl_words "auto always never"; return ;;
    "redrive -r" | "redrive --resources") _asl_files; return ;;
    "redrive -m" | "redrive --mocks") _asl_files; return ;;
    "redrive -t" | "redrive --test-case") _asl_test_cases --mocks; return ;;
    "redrive --clock") _asl_words "virtual real x10 x60"; return ;;
    "redrive --history") _asl_files; return ;;
    "redrive --save-state") _asl_files; return ;;
    "redrive --color") _asl_words "auto always never"; return ;;
    "run -i" | "run --input") _asl_files; return ;;
    "run --substitutions") _asl_files; return ;;
    "run -r" | "run --resources") _asl_files; return ;;
    "run -m" | "run --mocks") _asl_files; return ;;
    "run -t" | "run --test-case") _asl_test_cases --mocks; return ;;
    "run --clock") _asl_words "virtual real x10 x60"; return ;;
    "run --type") _asl_words "standard express"; return ;;
    "run --limits") _asl_words "off payload-bytes= history-events= map-concurrency= execution-seconds= variable-bytes= all-variable-bytes= error-length= cause-length="; return ;;
    "run --history") _asl_files; return ;;
    "run --child-histories") _asl_files; return ;;
    "run --save-state") _asl_files; return ;;
    "run --color") _asl_words "auto always never"; return ;;
    "test-state --substitutions") _asl_files; return ;;
    "test-state -i" | "test-state --input") _asl_files; return ;;
    "test-state --context") _asl_files; return ;;
    "test-state --variables") _asl_files; return ;;
    "test-state -m" | "test-state --mock") _asl_files; return ;;
    "test-state --state-configuration") _asl_files; return ;;
    "test-state -r" | "test-state --resources") _asl_files; return ;;
    "test-state --inspection-level") _asl_words "info debug trace"; return ;;
    "test-state --color") _asl_words "auto always never"; return ;;
    "validate --type") _asl_words "standard express"; return ;;
    "validate --substitutions") _asl_files; return ;;
    "validate --severity") _asl_words "error warning information"; return ;;
    "validate --enable") _asl_words "$(asl explain --names 2>/dev/null)"; return ;;
    "validate --disable") _asl_words "$(asl explain --names 2>/dev/null)"; return ;;
    "validate --baseline") _asl_files; return ;;
    "validate --format") _asl_words "text short json github sarif junit aws"; return ;;
    "validate --write-baseline") _asl_files; return ;;
    "validate --color") _asl_words "auto always never"; return ;;
  esac
  case "$command" in
    completion)
      if [[ $current == -* ]]; then _asl_words "--test-cases --color --no-color -h --help"; else _asl_words "bash zsh fish"; fi
      ;;
    dap)
      if [[ $current == -* ]]; then _asl_words "--listen --port --log --color --no-color -h --help"; else :; fi
      ;;
    debug)
      if [[ $current == -* ]]; then _asl_words "-i --input -D --define --substitutions --start-at -r --resources -m --mocks -t --test-case -b --break --catch --run -x --script -e --execute --batch --json --effects --clock --start-time --seed --name --type --express --limits --color --no-color -h --help"; else _asl_files; fi
      ;;
    eval)
      if [[ $current == -* ]]; then _asl_words "-f --file -l --language --profile -i --input -b --bind --bindings --context --timeout -c --compact -r --raw -e --exit-status --color --no-color -h --help"; else :; fi
      ;;
    explain)
      if [[ $current == -* ]]; then _asl_words "--names --color --no-color -h --help"; else _asl_words "$(asl explain --names 2>/dev/null)"; fi
      ;;
    help)
      if [[ $current == -* ]]; then _asl_words "--color --no-color -h --help"; else _asl_words "completion dap debug eval explain help redrive run test-state validate"; fi
      ;;
    redrive)
      if [[ $current == -* ]]; then _asl_words "-r --resources -m --mocks -t --test-case --clock --redrive-time -q --quiet -v --verbose --json --history --save-state --color --no-color -h --help"; else _asl_files; fi
      ;;
    run)
      if [[ $current == -* ]]; then _asl_words "-i --input -D --define --substitutions -r --resources -m --mocks -t --test-case --clock --start-time --seed --name --type --express --limits -q --quiet -v --verbose --json --history --child-histories --save-state --color --no-color -h --help"; else _asl_files; fi
      ;;
    test-state)
      if [[ $current == -* ]]; then _asl_words "--state -D --define --substitutions -i --input --context --variables --role-arn -m --mock --state-configuration -r --resources --inspection-level --json --color --no-color -h --help"; else _asl_files; fi
      ;;
    validate)
      if [[ $current == -* ]]; then _asl_words "--type -D --define --substitutions --severity --strict --enable --disable --baseline --format --all --fix --dry-run --watch --write-baseline --color --no-color -h --help"; else _asl_files; fi
      ;;
    *) _asl_words "completion dap debug eval explain help redrive run test-state validate --color --no-color -h --help --version" ;;
  esac
}
complete -F _asl asl

