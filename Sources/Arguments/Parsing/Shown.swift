/// What somebody typed, fit for a message: quoted, control characters made visible, at most about 60 characters.
package func shown(_ typed: String) -> String {
    var out = "'"
    var room = 60
    for scalar in typed.unicodeScalars {
        if room == 0 {
            out += "…"
            break
        }
        room -= 1
        switch scalar {
        case "\n": out += "\\n"
        case "\t": out += "\\t"
        case "\u{1B}": out += "\\e"
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: out += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: out.unicodeScalars.append(scalar)
            }
        }
    }
    return out + "'"
}
