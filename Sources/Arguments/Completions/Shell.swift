/// The shells that a script can be made for.
package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
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
