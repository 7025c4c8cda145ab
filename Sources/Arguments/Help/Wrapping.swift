/// Cuts at blanks so that no line is wider than `width` characters, except for a word that alone is.
func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let length = word.count
        if used > 0, used + 1 + length > width {
            lines.append(line)
            (line, used) = ("", 0)
        }
        if used > 0 {
            line += " "
            used += 1
        }
        line += word
        used += length
    }
    return used > 0 ? lines + [line] : lines
}

/// A description cut at its empty lines. Lines that begin with a blank stay as they are.
func paragraphs(of text: String) -> [(text: String, isVerbatim: Bool)] {
    var found: [(text: String, isVerbatim: Bool)] = []
    var open = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.contains(where: { $0 != " " }) else {
            open = false
            continue
        }
        let isVerbatim = line.first == " "
        if open, let last = found.last, last.isVerbatim == isVerbatim {
            found[found.count - 1].text += "\n" + line
        } else {
            found.append((String(line), isVerbatim))
        }
        open = true
    }
    return found
}
