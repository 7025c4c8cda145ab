// Suggestions: what somebody who typed a word probably meant, among words that exist.
//
// Pure; knows no flags, commands, keys or names: whoever has the candidates asks.

/// What somebody who typed `typed` probably meant, best first, at most three.
///
/// A candidate is near when few edits (insert, delete, replace, swap neighbours) lead to it: one for up to five characters, two for
/// up to eight, three beyond. Upper case and lower case are the same. What begins with the typed word, or what the typed word begins
/// with, is near too.
package func suggestions(for typed: String, among candidates: some Sequence<String>) -> [String] {
    let wanted = Array(typed.lowercased().unicodeScalars.prefix(longest + 1))
    guard !wanted.isEmpty, wanted.count <= longest else { return [] }
    let limit = wanted.count < 3 ? 0 : wanted.count <= 5 ? 1 : wanted.count <= 8 ? 2 : 3
    var found: [(candidate: String, distance: Int)] = []
    for candidate in candidates where !found.contains(where: { $0.candidate == candidate }) {
        let scalars = Array(candidate.lowercased().unicodeScalars.prefix(longest + 1))
        guard scalars.count <= longest else { continue }
        if let distance = edits(from: wanted, to: scalars, atMost: limit) {
            found.append((candidate, distance))
        } else if wanted.count > 1 && scalars.starts(with: wanted) || scalars.count > 2 && wanted.starts(with: scalars) {
            found.append((candidate, longest))
        }
    }
    // The standard sort keeps the order of equals, so the table's order decides between them.
    return found.sorted { $0.distance < $1.distance }.prefix(3).map(\.candidate)
}

/// Longer words are not names that anybody misspelt.
private let longest = 64

/// The number of edits between two words (Damerau–Levenshtein, no stretch edited twice), nil above the limit.
private func edits(from a: [Unicode.Scalar], to b: [Unicode.Scalar], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
        var row = last
        row[0] = i + 1
        for j in b.indices {
            let same = a[i] == b[j]
            row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (same ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1) }
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
}
