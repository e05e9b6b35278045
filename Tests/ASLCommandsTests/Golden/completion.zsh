#compdef asl
# Completion of asl for zsh, made by 'asl completion zsh'.
# The test cases in the file behind the option $1.
_asl_test_cases() {
  local file="${words[${words[(i)$1]} + 1]}"
  local -a cases
  cases=("${(@f)$(asl completion --test-cases "${file/#\~/$HOME}" 2>/dev/null)}")
  compadd -a cases
}
_asl_commands() {
  local -a commands
  commands=(
    'completion:Print a script that lets the shell complete commands, options and files'
    'help:Show what the program or a command understands'
  )
  _describe command commands
}
_asl() {
  local curcontext="$curcontext" state line
  _arguments -C --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' --no-color'[The same as --color=never]' '(-h --help)'{-h,--help}'[Show this help]' --version'[Show the version]' \
    '1:command:_asl_commands' '*::argument:->argument'
  [[ $state == argument ]] || return
  case "$line[1]" in
    completion)
      _arguments -s \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:SHELL:(bash zsh fish)'
      ;;
    help)
      _arguments -s \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:COMMAND:_asl_commands'
      ;;
  esac
}
if [[ $funcstack[1] == _asl ]]; then _asl "$@"; else compdef _asl asl; fi

