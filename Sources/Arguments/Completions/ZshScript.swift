/// For zsh 5 and later, by `compdef` or from a directory of `fpath`.
func zshScript(_ plan: CompletionPlan) -> String {
    let name = "_" + plan.identifier
    let steps = plan.steps.map { step in
        let patterns = step.words.map { quoted(step.from + " " + $0, for: .zsh) }.joined(separator: "|")
        return "            (\(patterns)) place=\(quoted(step.to, for: .zsh)) ;;"
    }
    let values = plan.values.flatMap { value in
        value.spellings.map { spelled in
            let pattern = (value.path.map { quoted($0 + " ", for: .zsh) } ?? "*' '") + spelled
            return "        (\(pattern)) \(zshAnswer(value.completion, name)) ;;"
        }
    }
    let words = plan.places.filter { !$0.words.isEmpty }.map { place in
        "        (\(quoted(place.path, for: .zsh))) choices=(\(zshChoices(place.words))) ;;"
    }
    let flags = plan.places.map { "        (\(quoted($0.path, for: .zsh))) choices=(\(zshChoices($0.flags))) ;;" }
    let operands = plan.places.flatMap { place in
        place.operands.enumerated().filter { $1.completion != .none }.map { index, operand in
            let pattern = quoted(place.path + " ", for: .zsh) + (operand.repeated ? "*" : "\(index)")
            return "        (\(pattern)) \(zshAnswer(operand.completion, name)) ;;"
        }
    }
    return """
        #compdef \(plan.program)
        # zsh completion for \(plan.program). Made from the program's table of commands; do not edit.

        # Asks the program, which is told the unfinished word and all words before it.
        \(name)_ask() {
            local line
            local -a plain open
            for line in "${(@f)$(_call_program values ${(q)words[1]} __complete ${(q)1} -- ${(q)${(Q)PREFIX}} ${(q)before[@]} 2>/dev/null)}"; do
                [[ -n $line ]] || continue
                if [[ ${line%%$'\\t'*} == *[/@=] ]]; then
                    open+=("${line%%$'\\t'*}")
                elif [[ $line == *$'\\t'* ]]; then
                    plain+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
                else
                    plain+=("${line//:/\\\\:}")
                fi
            done
            (( $#plain )) && _describe -t values $1 plain
            (( $#open )) && compadd -S '' -a open
        }

        \(name)_value() {
            case "$place $1" in
        \(values.joined(separator: "\n"))
            esac
        }

        \(name)_next() {
            local -a choices
            case $place in
        \(words.joined(separator: "\n"))
            esac
            [[ -z $place && -n $help ]] && choices+=(\(zshChoices(plan.topics)))
            (( $#choices )) && _describe -t commands command choices
        }

        \(name)_flags() {
            local -a choices
            case $place in
        \(flags.joined(separator: "\n"))
            esac
            _describe -t options flag choices -o
        }

        \(name)_operand() {
            case "$place $count" in
        \(operands.joined(separator: "\n"))
            esac
        }

        \(name)() {
            local place= flag= help= rest= word
            local -i count=0
            local -a before=("${(@Q)words[2,CURRENT-1]}")
            for word in "${(@)before}"; do
                if [[ -n $flag ]]; then
                    flag=
                    continue
                elif [[ -z $rest && $word == -?* ]]; then
                    case $word in
                        (--) rest=1 ;;
                        (\(plan.valued.isEmpty ? "''" : plan.valued.joined(separator: "|"))) flag=$word ;;
                        (--*) ;;
                        (*) [[ $word =~ '^-[\(plan.plainLetters)]*[\(plan.valuedLetters.isEmpty ? "=" : plan.valuedLetters)]$' ]] && flag=-${word[-1]} ;;
                    esac
                    continue
                fi
                case "$place $word" in
        \(steps.joined(separator: "\n"))
                    (' help') if [[ -n $help ]]; then (( count += 1 )); else help=1; fi ;;
                    (*) (( count += 1 )) ;;
                esac
            done
            if [[ -n $flag ]]; then
                \(name)_value $flag
            elif [[ -z $rest && $PREFIX == --*=* ]]; then
                word=${PREFIX%%=*}
                compset -P '*='
                \(name)_value $word
            elif [[ -z $rest && -z $help && $PREFIX == -* ]]; then
                \(name)_flags
            else
                (( count == 0 )) && \(name)_next
                [[ -z $help ]] && \(name)_operand
            fi
        }

        if [[ $funcstack[1] == \(name) ]]; then
            \(name) "$@"
        else
            compdef \(name) \(plan.program)
        fi

        """
}

private func zshChoices(_ choices: [CompletionPlan.Choice]) -> String {
    choices.map { quoted($0.word.replacingColons + ":" + $0.summary, for: .zsh) }.joined(separator: " ")
}

private func zshAnswer(_ completion: Completion, _ name: String) -> String {
    switch completion {
    case .none: ":"
    case .file: "_files"
    case .directory: "_files -/"
    case .values(let values): "compadd -- " + values.map { quoted($0, for: .zsh) }.joined(separator: " ")
    case .dynamic(let kind): name + "_ask " + quoted(kind, for: .zsh)
    }
}

extension String {
    /// `_describe` divides at a colon.
    fileprivate var replacingColons: String { split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:") }
}
