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
    'dap:Debug executions from an editor'
    'debug:Run a state machine step by step, forwards and backwards'
    'eval:Evaluate a JSONata expression, a path or an intrinsic function'
    'explain:Explain a rule of '\''asl validate'\'''
    'help:Show what the program or a command understands'
    'redrive:Continue a failed execution from where it failed'
    'run:Run a state machine on this machine'
    'test-state:Test one state alone, as the TestState API does'
    'validate:Say what AWS would refuse, and what would fail, before the deploy'
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
        --test-cases='[Print the names of the test cases in a mock file, one a line]:FILE:_files' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:SHELL:(bash zsh fish)'
      ;;
    dap)
      _arguments -s \
        --listen='[Wait for clients there, and say where; port 0 is one that is free]:HOSTPORT: ' \
        --port='[The same as --listen=127.0.0.1\:N]:N: ' \
        --log='[Write every message to a file, a line of JSON each]:FILE:_files' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]'
      ;;
    debug)
      _arguments -s \
        '(-i --input)'{-i+,--input=}'[The execution'\''s input\: a file, - for standard input, or JSON that begins with { \[ or a quote; left out\: {}]:FILE|-|JSON:_files' \
        '*'{-D+,--define=}'[Put VALUE in place of ${NAME} in the definition]:NAME=VALUE: ' \
        --substitutions='[The same from a JSON object of names and values; -D goes before it]:FILE:_files' \
        --start-at='[Begin with this state]:STATE: ' \
        '(-r --resources)'{-r+,--resources=}'[What the tasks reach on this machine\: programs, containers, functions, topics]:FILE:_files' \
        '(-m --mocks)'{-m+,--mocks=}'[Answers in place of the tasks, in the format of MockConfigFile.json; needs --test-case]:FILE:_files' \
        '(-t --test-case)'{-t+,--test-case=}'[The test case of the mock file]:[MACHINE#]CASE: _asl_test_cases --mocks' \
        '*'{-b+,--break=}'[Stop there\: a state, STATE@PHASE, a line, a pattern, with '\''if EXPR'\'']:LOCATION: ' \
        '*'--catch='[Stop where something happens\: error, retry, timeout, transition A -> B, …]:WHAT: ' \
        --run'[Run to the first breakpoint, not only to the first state]' \
        '*'{-x+,--script=}'[Obey the commands of a file, one a line]:FILE:_files' \
        '*'{-e+,--execute=}'[Obey a command, after the files]:COMMAND: ' \
        --batch'[Leave when all are obeyed, or at the first that fails; ask nothing]' \
        --json'[Print every stop, value and end as one line of JSON]' \
        --effects='[What becomes of a task whose input was changed in the past; left out\: rerun at the prompt, fail in a batch]:WHAT:(reuse rerun fail)' \
        --clock='[virtual\: waiting takes no time unless something real runs; real\: it takes the time it says; x60\: 60 times as fast. Left out\: virtual]:CLOCK:(virtual real x10 x60)' \
        --start-time='[When the execution starts on its own clock, as 2030-01-31T12\:00\:00Z; left out\: now]:TIME: ' \
        --seed='[Where all random numbers come from\: the same seed, the same numbers]:NUMBER: ' \
        --name='[The execution'\''s name; left out\: a random one]:NAME: ' \
        --type='[What the state machine is deployed as; left out\: standard]:TYPE:(standard express)' \
        --express'[The same as --type=express]' \
        '*'--limits='[Lift all limits of the service, or set one\: payload-bytes, history-events, map-concurrency, execution-seconds, variable-bytes, all-variable-bytes, error-length or cause-length; N is a number or off]:off|NAME=N:(off payload-bytes= history-events= map-concurrency= execution-seconds= variable-bytes= all-variable-bytes= error-length= cause-length=)' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:DEFINITION:_files'
      ;;
    eval)
      _arguments -s \
        '(-f --file)'{-f+,--file=}'[Read the expression from a file, in place of EXPRESSION; - is standard input]:FILE|-:_files' \
        '(-l --language)'{-l+,--language=}'[jsonata, jsonpath, or intrinsic for functions as States.Format; left out\: jsonata]:LANGUAGE:(jsonata jsonpath intrinsic)' \
        --profile='[states\: JSONata as Step Functions has it, with $states and without an input document]:PROFILE:(states)' \
        '(-i --input)'{-i+,--input=}'[What the expression works on\: a file, - for standard input, or JSON that begins with { \[ or a quote; left out\: {}]:FILE|-|JSON:_files' \
        '*'{-b+,--bind=}'[Give the variable $NAME a value]:NAME=JSON: ' \
        --bindings='[Variables from a JSON object of names and values; -b goes before it]:FILE|-|JSON:_files' \
        --context='[The Context Object\: $$ of paths, $states.context of --profile states]:FILE|-|JSON:_files' \
        --timeout='[How long an evaluation may take; left out\: 10]:SECONDS: ' \
        '(-c --compact)'{-c,--compact}'[Print the result on one line]' \
        '(-r --raw)'{-r,--raw}'[Print a string as it is, without quotes and escapes]' \
        '(-e --exit-status)'{-e,--exit-status}'[Exit with 1 where the result is undefined, null or false]' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:EXPRESSION: '
      ;;
    explain)
      _arguments -s \
        --names'[Print the names of all rules, one a line]' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:RULE: compadd - ${(f)"$(asl explain --names 2>/dev/null)"}'
      ;;
    help)
      _arguments -s \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:COMMAND:_asl_commands'
      ;;
    redrive)
      _arguments -s \
        '(-r --resources)'{-r+,--resources=}'[What the tasks reach on this machine\: programs, containers, functions, topics]:FILE:_files' \
        '(-m --mocks)'{-m+,--mocks=}'[Answers in place of the tasks, in the format of MockConfigFile.json; needs --test-case]:FILE:_files' \
        '(-t --test-case)'{-t+,--test-case=}'[The test case of the mock file]:[MACHINE#]CASE: _asl_test_cases --mocks' \
        --clock='[virtual\: waiting takes no time unless something real runs; real\: it takes the time it says; x60\: 60 times as fast. Left out\: virtual]:CLOCK:(virtual real x10 x60)' \
        --redrive-time='[When that is on the execution'\''s own clock, as 2030-01-31T12\:00\:00Z; left out\: now, or when it ended where now is before that or more than 14 days after it]:TIME: ' \
        '(-q --quiet)'{-q,--quiet}'[Show no trace]' \
        '(-v --verbose)'{-v,--verbose}'[Show inputs and outputs, and every iteration of a large Map]' \
        --json'[Print every history event, log line and the outcome as one line of JSON each]' \
        --history='[Write the history as '\''aws stepfunctions get-execution-history'\'' prints it; - is standard output]:FILE:_files' \
        --save-state='[Write the ended execution to a file, from which '\''asl redrive'\'' goes on]:FILE:_files' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:FILE:_files'
      ;;
    run)
      _arguments -s \
        '(-i --input)'{-i+,--input=}'[The execution'\''s input\: a file, - for standard input, or JSON that begins with { \[ or a quote; left out\: {}]:FILE|-|JSON:_files' \
        '*'{-D+,--define=}'[Put VALUE in place of ${NAME} in the definition]:NAME=VALUE: ' \
        --substitutions='[The same from a JSON object of names and values; -D goes before it]:FILE:_files' \
        '(-r --resources)'{-r+,--resources=}'[What the tasks reach on this machine\: programs, containers, functions, topics]:FILE:_files' \
        '(-m --mocks)'{-m+,--mocks=}'[Answers in place of the tasks, in the format of MockConfigFile.json; needs --test-case]:FILE:_files' \
        '(-t --test-case)'{-t+,--test-case=}'[The test case of the mock file]:[MACHINE#]CASE: _asl_test_cases --mocks' \
        --clock='[virtual\: waiting takes no time unless something real runs; real\: it takes the time it says; x60\: 60 times as fast. Left out\: virtual]:CLOCK:(virtual real x10 x60)' \
        --start-time='[When the execution starts on its own clock, as 2030-01-31T12\:00\:00Z; left out\: now]:TIME: ' \
        --seed='[Where all random numbers come from\: the same seed, the same numbers]:NUMBER: ' \
        --name='[The execution'\''s name; left out\: a random one]:NAME: ' \
        --type='[What the state machine is deployed as; left out\: standard]:TYPE:(standard express)' \
        --express'[The same as --type=express]' \
        '*'--limits='[Lift all limits of the service, or set one\: payload-bytes, history-events, map-concurrency, execution-seconds, variable-bytes, all-variable-bytes, error-length or cause-length; N is a number or off]:off|NAME=N:(off payload-bytes= history-events= map-concurrency= execution-seconds= variable-bytes= all-variable-bytes= error-length= cause-length=)' \
        '(-q --quiet)'{-q,--quiet}'[Show no trace]' \
        '(-v --verbose)'{-v,--verbose}'[Show inputs and outputs, and every iteration of a large Map]' \
        --json'[Print every history event, log line and the outcome as one line of JSON each]' \
        --history='[Write the history as '\''aws stepfunctions get-execution-history'\'' prints it; - is standard output]:FILE:_files' \
        --child-histories='[Write the histories of the executions that it starts\: a file each in the folder DIR, or all events as lines of FILE.jsonl]:DIR|FILE.jsonl:_files' \
        --save-state='[Write the ended execution to a file, from which '\''asl redrive'\'' goes on]:FILE:_files' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:DEFINITION:_files'
      ;;
    test-state)
      _arguments -s \
        --state='[The state to test, at whatever depth; left out where the definition is or has only one]:NAME: ' \
        '*'{-D+,--define=}'[Put VALUE in place of ${NAME} in the definition]:NAME=VALUE: ' \
        --substitutions='[The same from a JSON object of names and values; -D goes before it]:FILE:_files' \
        '(-i --input)'{-i+,--input=}'[The state'\''s input\: a file, - for standard input, or JSON that begins with { \[ or a quote; left out\: {}]:FILE|-|JSON:_files' \
        --context='[Stands for the Context Object; left out\: one like that of an Express execution]:FILE|-|JSON:_files' \
        --variables='[The workflow variables, an object]:FILE|-|JSON:_files' \
        --role-arn='[The role that the Context Object shows]:ARN: ' \
        '(-m --mock)'{-m+,--mock=}'[What comes of the state'\''s work\: {"result"\: VALUE} or {"errorOutput"\: {"error"\: NAME, "cause"\: TEXT}}, and "fieldValidationMode"\: STRICT, PRESENT or NONE]:FILE|-|JSON:_files' \
        --state-configuration='[An object with retrierRetryCount, errorCausedByState, mapIterationFailureCount, mapItemReaderData]:FILE|-|JSON:_files' \
        '(-r --resources)'{-r+,--resources=}'[What the tasks reach on this machine\: programs, containers, functions, topics]:FILE:_files' \
        --inspection-level='[info\: the outcome; debug and trace\: also what each field made of the data. Left out\: debug, with --json info]:LEVEL:(info debug trace)' \
        --json'[Print the answer of the TestState API]' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '1:DEFINITION:_files'
      ;;
    validate)
      _arguments -s \
        --type='[What the state machines are deployed as; left out\: what holds for both is checked]:TYPE:(standard express)' \
        '*'{-D+,--define=}'[Put VALUE in place of ${NAME} in the definition]:NAME=VALUE: ' \
        --substitutions='[The same from a JSON object of names and values; -D goes before it]:FILE:_files' \
        --severity='[The lowest severity that is shown and counts; left out\: information]:LEVEL:(error warning information)' \
        --strict'[Give all advice, and let a warning be a failure as an error is]' \
        '*'--enable='[Check this rule, though it is advice]:RULE: compadd - ${(f)"$(asl explain --names 2>/dev/null)"}' \
        '*'--disable='[Do not check this rule; what AWS refuses is always checked]:RULE: compadd - ${(f)"$(asl explain --names 2>/dev/null)"}' \
        --baseline='[Do not report the findings that FILE lists]:FILE:_files' \
        --format='[text\: for people; short\: a line each, for editors; json\: for programs; github\: annotations of a workflow; sarif\: for code scanning; junit\: for reports of tests; aws\: what the API'\''s ValidateStateMachineDefinition answers for one definition. Left out\: text]:FORMAT:(text short json github sarif junit aws)' \
        --all'[Show all findings of a file, not only the 20 most severe]' \
        --fix'[Mend what is certain in the files; of - the mended text goes to standard output]' \
        --dry-run'[With --fix\: show what would change as a diff, and change nothing]' \
        --watch'[Check again whenever a file changes, until Ctrl-C]' \
        --write-baseline='[List all findings in FILE, for --baseline]:FILE:_files' \
        --color='[Colour what people read\: auto (on a terminal), always or never]:WHEN:(auto always never)' \
        --no-color'[The same as --color=never]' \
        '(-h --help)'{-h,--help}'[Show this help]' \
        '*:PATH:_files'
      ;;
  esac
}
if [[ $funcstack[1] == _asl ]]; then _asl "$@"; else compdef _asl asl; fi

