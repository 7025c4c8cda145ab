/// For fish 3 and later. One function answers everything, so that the words are walked once and not once for each flag.
func fishScript(_ plan: CompletionPlan) -> String {
    let name = "__" + plan.identifier
    let steps = plan.steps.map { step in
        let patterns = step.words.map { quoted(step.from + " " + $0, for: .fish) }.joined(separator: " ")
        return "            case \(patterns)\n                set place \(quoted(step.to, for: .fish))"
    }
    let values = plan.values.map { value in
        let patterns = value.spellings.map { quoted((value.path ?? "*") + " " + $0, for: .fish) }.joined(separator: " ")
        return "        case \(patterns)\n            \(fishAnswer(value.completion, name))"
    }
    let words = plan.places.filter { !$0.words.isEmpty }.map { place in
        "        case \(quoted(place.path, for: .fish))\n\(fishLines(place.words))"
    }
    let flags = plan.places.map { "        case \(quoted($0.path, for: .fish))\n\(fishLines($0.flags))" }
    let operands = plan.places.flatMap { place in
        place.operands.enumerated().filter { $1.completion != .none }.map { index, operand in
            let pattern = quoted(place.path + " " + (operand.repeated ? "*" : "\(index)"), for: .fish)
            return "        case \(pattern)\n            \(fishAnswer(operand.completion, name))"
        }
    }
    let topics = plan.topics.isEmpty ? "" : "    if test -z \"$place\"; and test -n \"$help\"\n\(fishLines(plan.topics))\n    end\n"
    let cluster = "^-[\(plan.plainLetters)]*[\(plan.valuedLetters.isEmpty ? "=" : plan.valuedLetters)]\\$"
    return """
        # fish completion for \(plan.program). Made from the program's table of commands; do not edit.

        # Asks the program, which is told the unfinished word and all words before it.
        function \(name)_ask --no-scope-shadowing
            command $tokens[1] __complete $argv[1] -- "$value" $tokens[2..-1] 2>/dev/null | string replace -r '^(?=.)' -- "$prefix"
        end

        function \(name)_words --no-scope-shadowing
            printf '%s\\n' $prefix$argv
        end

        function \(name)_files --no-scope-shadowing
            printf '%s\\n' $prefix(__fish_complete_path "$value" '')
        end

        function \(name)_directories --no-scope-shadowing
            printf '%s\\n' $prefix(__fish_complete_directories "$value" '')
        end

        function \(name)_value --no-scope-shadowing
            switch "$place $argv[1]"
        \(values.joined(separator: "\n"))
            end
        end

        function \(name)_next --no-scope-shadowing
            switch "$place"
        \(words.joined(separator: "\n"))
            end
        \(topics)end

        function \(name)_flags --no-scope-shadowing
            switch "$place"
        \(flags.joined(separator: "\n"))
            end
        end

        function \(name)_operand --no-scope-shadowing
            switch "$place $count"
        \(operands.joined(separator: "\n"))
            end
        end

        function \(name)_step --no-scope-shadowing
            switch "$place $argv[1]"
        \(steps.joined(separator: "\n"))
            case ' help'
                if test -n "$help"
                    set count (math $count + 1)
                end
                set help 1
            case '*'
                set count (math $count + 1)
            end
        end

        function \(name)_complete
            set -l tokens (commandline -xpc 2>/dev/null; or commandline -opc)
            set -l value (commandline -ct)
            set -l prefix ''
            set -l place ''
            set -l count 0
            set -l flag ''
            set -l help ''
            set -l rest ''
            for word in $tokens[2..-1]
                if test -n "$flag"
                    set flag ''
                else if test -z "$rest"; and string match -q -- '-?*' $word
                    switch $word
                        case --
                            set rest 1
                        case \(plan.valued.isEmpty ? "''" : plan.valued.joined(separator: " "))
                            set flag $word
                        case '--*'
                        case '*'
                            if string match -qr -- "\(cluster)" $word
                                set flag -(string sub -s -1 -- $word)
                            end
                    end
                else
                    \(name)_step $word
                end
            end
            if test -n "$flag"
                \(name)_value $flag
            else if test -z "$rest"; and string match -q -- '--*=*' $value
                set prefix (string replace -r '=.*' = -- $value)
                set value (string replace -r '^[^=]*=' '' -- $value)
                \(name)_value (string replace = '' -- $prefix)
            else if test -z "$rest$help"; and string match -q -- '-*' $value
                \(name)_flags
            else
                if test $count -eq 0
                    \(name)_next
                end
                if test -z "$help"
                    \(name)_operand
                end
            end
        end

        complete -c \(plan.program) -f -k -a '(\(name)_complete)'

        """
}

private func fishLines(_ choices: [CompletionPlan.Choice]) -> String {
    let lines = choices.map { quoted($0.word + "\t" + $0.summary, for: .fish) }
    return "            printf '%s\\n' " + lines.joined(separator: " \\\n                ")
}

private func fishAnswer(_ completion: Completion, _ name: String) -> String {
    switch completion {
    case .none: "true"
    case .file: name + "_files"
    case .directory: name + "_directories"
    case .values(let values): name + "_words " + values.map { quoted($0, for: .fish) }.joined(separator: " ")
    case .dynamic(let kind): name + "_ask " + quoted(kind, for: .fish)
    }
}
