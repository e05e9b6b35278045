# Completion of asl for fish, made by 'asl completion fish'.
function __asl_test_cases
    set -l words (commandline -opc)
    set -l place (contains -i -- $argv[1] $words)
    and asl completion --test-cases $words[(math $place + 1)] 2>/dev/null
end
complete -c asl -f
complete -c asl -n __fish_use_subcommand -a completion -d 'Print a script that lets the shell complete commands, options and files'
complete -c asl -n __fish_use_subcommand -a help -d 'Show what the program or a command understands'
complete -c asl -n __fish_use_subcommand -a run -d 'Run a state machine on this machine'
complete -c asl -n __fish_use_subcommand -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n __fish_use_subcommand -l no-color -d 'The same as --color=never'
complete -c asl -n __fish_use_subcommand -s h -l help -d 'Show this help'
complete -c asl -n __fish_use_subcommand -l version -d 'Show the version'
complete -c asl -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
complete -c asl -n '__fish_seen_subcommand_from completion' -l test-cases -r -F -d 'Print the names of the test cases in a mock file, one a line'
complete -c asl -n '__fish_seen_subcommand_from completion' -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n '__fish_seen_subcommand_from completion' -l no-color -d 'The same as --color=never'
complete -c asl -n '__fish_seen_subcommand_from completion' -s h -l help -d 'Show this help'
complete -c asl -n '__fish_seen_subcommand_from help' -a 'completion help run'
complete -c asl -n '__fish_seen_subcommand_from help' -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n '__fish_seen_subcommand_from help' -l no-color -d 'The same as --color=never'
complete -c asl -n '__fish_seen_subcommand_from help' -s h -l help -d 'Show this help'
complete -c asl -n '__fish_seen_subcommand_from run' -F
complete -c asl -n '__fish_seen_subcommand_from run' -s i -l input -r -F -d 'The execution\'s input: a file, - for standard input, or JSON that begins with { [ or a quote; left out: {}'
complete -c asl -n '__fish_seen_subcommand_from run' -s D -l define -r -d 'Put VALUE in place of ${NAME} in the definition'
complete -c asl -n '__fish_seen_subcommand_from run' -l substitutions -r -F -d 'The same from a JSON object of names and values; -D goes before it'
complete -c asl -n '__fish_seen_subcommand_from run' -s r -l resources -r -F -d 'What the tasks reach on this machine: programs, containers, functions, topics'
complete -c asl -n '__fish_seen_subcommand_from run' -s m -l mocks -r -F -d 'Answers in place of the tasks, in the format of MockConfigFile.json; needs --test-case'
complete -c asl -n '__fish_seen_subcommand_from run' -s t -l test-case -r -a '(__asl_test_cases --mocks)' -d 'The test case of the mock file'
complete -c asl -n '__fish_seen_subcommand_from run' -l clock -r -a 'virtual real x10 x60' -d 'virtual: waiting takes no time unless something real runs; real: it takes the time it says; x60: 60 times as fast. Left out: virtual'
complete -c asl -n '__fish_seen_subcommand_from run' -l start-time -r -d 'When the execution starts on its own clock, as 2030-01-31T12:00:00Z; left out: now'
complete -c asl -n '__fish_seen_subcommand_from run' -l seed -r -d 'Where all random numbers come from: the same seed, the same numbers'
complete -c asl -n '__fish_seen_subcommand_from run' -l name -r -d 'The execution\'s name; left out: a random one'
complete -c asl -n '__fish_seen_subcommand_from run' -l express -d 'Run as an Express workflow'
complete -c asl -n '__fish_seen_subcommand_from run' -l limits -r -a 'off payload-bytes= history-events= map-concurrency= execution-seconds= variable-bytes= all-variable-bytes= error-length= cause-length=' -d 'Lift all limits of the service, or set one: payload-bytes, history-events, map-concurrency, execution-seconds, variable-bytes, all-variable-bytes, error-length or cause-length; N is a number or off'
complete -c asl -n '__fish_seen_subcommand_from run' -s q -l quiet -d 'Show no trace'
complete -c asl -n '__fish_seen_subcommand_from run' -s v -l verbose -d 'Show inputs and outputs, and every iteration of a large Map'
complete -c asl -n '__fish_seen_subcommand_from run' -l json -d 'Print every history event, log line and the outcome as one line of JSON each'
complete -c asl -n '__fish_seen_subcommand_from run' -l history -r -F -d 'Write the history as \'aws stepfunctions get-execution-history\' prints it; - is standard output'
complete -c asl -n '__fish_seen_subcommand_from run' -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n '__fish_seen_subcommand_from run' -l no-color -d 'The same as --color=never'
complete -c asl -n '__fish_seen_subcommand_from run' -s h -l help -d 'Show this help'

