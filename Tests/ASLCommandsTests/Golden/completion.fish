# Completion of asl for fish, made by 'asl completion fish'.
function __asl_test_cases
    set -l words (commandline -opc)
    set -l place (contains -i -- $argv[1] $words)
    and asl completion --test-cases $words[(math $place + 1)] 2>/dev/null
end
complete -c asl -f
complete -c asl -n __fish_use_subcommand -a completion -d 'Print a script that lets the shell complete commands, options and files'
complete -c asl -n __fish_use_subcommand -a help -d 'Show what the program or a command understands'
complete -c asl -n __fish_use_subcommand -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n __fish_use_subcommand -l no-color -d 'The same as --color=never'
complete -c asl -n __fish_use_subcommand -s h -l help -d 'Show this help'
complete -c asl -n __fish_use_subcommand -l version -d 'Show the version'
complete -c asl -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
complete -c asl -n '__fish_seen_subcommand_from completion' -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n '__fish_seen_subcommand_from completion' -l no-color -d 'The same as --color=never'
complete -c asl -n '__fish_seen_subcommand_from completion' -s h -l help -d 'Show this help'
complete -c asl -n '__fish_seen_subcommand_from help' -a 'completion help'
complete -c asl -n '__fish_seen_subcommand_from help' -l color -r -a 'auto always never' -d 'Colour what people read: auto (on a terminal), always or never'
complete -c asl -n '__fish_seen_subcommand_from help' -l no-color -d 'The same as --color=never'
complete -c asl -n '__fish_seen_subcommand_from help' -s h -l help -d 'Show this help'

