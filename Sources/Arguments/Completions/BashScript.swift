/// For bash 3.2 and later.
///
/// bash cuts words at `=`, `:` and `@` before the function sees them, and replaces only what stands behind the last of these: the script puts
/// the words together again, and cuts the answers.
func bashScript(_ plan: CompletionPlan) -> String {
    let name = "_" + plan.identifier
    let steps = plan.steps.map { step in
        let patterns = step.words.map { quoted(step.from + " " + $0, for: .bash) }.joined(separator: "|")
        return "            \(patterns)) path=\(quoted(step.to, for: .bash)) ;;"
    }
    let values = plan.values.flatMap { value in
        value.spellings.map { spelled in
            let pattern = (value.path.map { quoted($0 + " ", for: .bash) } ?? "*' '") + spelled
            return "        \(pattern)) \(bashAnswer(value.completion, name)) ;;"
        }
    }
    let words = plan.places.filter { !$0.words.isEmpty }.map { place in
        "        \(quoted(place.path, for: .bash))) \(name)_words \(bashWords(place.words)) ;;"
    }
    let flags = plan.places.map { "        \(quoted($0.path, for: .bash))) \(name)_words \(bashWords($0.flags)) ;;" }
    let operands = plan.places.flatMap { place in
        place.operands.enumerated().filter { $1.completion != .none }.map { index, operand in
            let pattern = quoted(place.path + " ", for: .bash) + (operand.repeated ? "*" : "\(index)")
            return "        \(pattern)) \(bashAnswer(operand.completion, name)) ;;"
        }
    }
    return """
        # bash completion for \(plan.program). Made from the program's table of commands; do not edit.

        # Offers those of the arguments that begin with what was typed.
        \(name)_words() {
            local candidate
            for candidate; do
                [[ $candidate == "$value"* ]] && COMPREPLY+=("$prefix$candidate")
            done
        }

        \(name)_files() {
            local candidate
            compopt -o filenames 2>/dev/null
            while IFS= read -r candidate; do
                COMPREPLY+=("$prefix$candidate")
            done < <(compgen "$1" -- "$value")
        }

        # Asks the program, which is told the unfinished word and all words before it.
        \(name)_ask() {
            local candidate
            while IFS= read -r candidate; do
                candidate=${candidate%%$'\\t'*}
                [[ $candidate && $candidate == "$value"* ]] || continue
                [[ $candidate == *[/@=] ]] && compopt -o nospace 2>/dev/null
                [[ $candidate == *[!a-zA-Z0-9._/@:=~+,-]* ]] && printf -v candidate %q "$candidate"
                COMPREPLY+=("$prefix$candidate")
            done < <("${words[0]/#\\~\\//$HOME/}" __complete "$1" -- "$value" "${words[@]:1:${#words[@]}-2}" 2>/dev/null)
        }

        # Puts the words together again that bash cut at = : and @.
        \(name)_join() {
            local rest=$COMP_LINE i trimmed
            words=()
            for ((i = 0; i <= COMP_CWORD; i++)); do
                trimmed=${rest#"${rest%%[![:space:]]*}"}
                if ((i > 0)) && [[ $COMP_LINE && $trimmed == "$rest" ]]; then
                    words[${#words[@]} - 1]+=${COMP_WORDS[i]}
                else
                    words+=("${COMP_WORDS[i]}")
                fi
                rest=${trimmed#"${COMP_WORDS[i]}"}
            done
        }

        \(name)_value() {
            case "$path $1" in
        \(values.joined(separator: "\n"))
            esac
        }

        \(name)_next() {
            case $path in
        \(words.joined(separator: "\n"))
            esac
            [[ -z $path && $help ]] && \(name)_words \(bashWords(plan.topics))
        }

        \(name)_flags() {
            case $path in
        \(flags.joined(separator: "\n"))
            esac
        }

        \(name)_operand() {
            case "$path $count" in
        \(operands.joined(separator: "\n"))
            esac
        }

        \(name)() {
            local words path= count=0 flag= help= rest= word i mark head= last
            COMPREPLY=()
            \(name)_join
            last=$((${#words[@]} - 1))
            for ((i = 1; i < last; i++)); do
                word=${words[i]}
                if [[ $flag ]]; then
                    flag=
                    continue
                elif [[ -z $rest && $word == -?* ]]; then
                    case $word in
                        --) rest=1 ;;
                        \(plan.valued.isEmpty ? "''" : plan.valued.joined(separator: "|"))) flag=$word ;;
                        --*) ;;
                        *) [[ $word =~ ^-[\(plan.plainLetters)]*[\(plan.valuedLetters.isEmpty ? "=" : plan.valuedLetters)]$ ]] && flag=-${word:${#word}-1} ;;
                    esac
                    continue
                fi
                case "$path $word" in
        \(steps.joined(separator: "\n"))
                    ' help') [[ $help ]] && ((count++)) || help=1 ;;
                    *) ((count++)) ;;
                esac
            done
            local prefix= value=${words[last]}
            if [[ $flag ]]; then
                \(name)_value "$flag"
            elif [[ -z $rest && $value == --*=* ]]; then
                prefix=${value%%=*}=
                value=${value#*=}
                \(name)_value "${prefix%=}"
            elif [[ -z $rest && -z $help && $value == -* ]]; then
                \(name)_flags
            else
                ((count == 0)) && \(name)_next
                [[ -z $help ]] && \(name)_operand
            fi
            for mark in = : @; do
                word=${words[last]}
                if [[ $COMP_WORDBREAKS == *"$mark"* && $word == *"$mark"* ]]; then
                    word=${word%"${word##*"$mark"}"}
                    ((${#word} > ${#head})) && head=$word
                fi
            done
            COMPREPLY=("${COMPREPLY[@]#"$head"}")
        }

        complete -F \(name) \(plan.program)

        """
}

private func bashWords(_ choices: [CompletionPlan.Choice]) -> String { choices.map { quoted($0.word, for: .bash) }.joined(separator: " ") }

private func bashAnswer(_ completion: Completion, _ name: String) -> String {
    switch completion {
    case .none: ":"
    case .file: name + "_files -f"
    case .directory: name + "_files -d"
    case .values(let values): name + "_words " + values.map { quoted($0, for: .bash) }.joined(separator: " ")
    case .dynamic(let kind): name + "_ask " + quoted(kind, for: .bash)
    }
}
