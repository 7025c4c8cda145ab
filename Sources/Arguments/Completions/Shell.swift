/// The shells that a script can be made for.
package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
}

extension Table {
    /// The completion script: to be sourced, or to be put where the shell finds it (`kit`, `_kit`, `kit.fish`).
    ///
    /// It answers commands, flags, fixed values and files itself, and runs `PROGRAM __complete KIND -- CURRENT WORD…` for the others.
    package func completionScript(for shell: Shell) -> String {
        switch shell {
        case .bash: bashScript(completionPlan)
        case .zsh: zshScript(completionPlan)
        case .fish: fishScript(completionPlan)
        }
    }
}

/// A word in single quotes, for all three shells: every `'` becomes `'\''`, and fish also reads `\\` as `\`.
func quoted(_ word: String, for shell: Shell) -> String {
    var out = "'"
    for character in word {
        switch character {
        case "'": out += shell == .fish ? "\\'" : "'\\''"
        case "\\" where shell == .fish: out += "\\\\"
        default: out.append(character)
        }
    }
    return out + "'"
}
