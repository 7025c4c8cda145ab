import Suggestions

/// "Did you mean" as a hint.
enum Suggest {
    /// One sentence when something is near, else what there is; nothing when there is nothing.
    static func sentence(for typed: String, among known: [String], noun: String) -> [String] {
        let near = suggestions(for: typed, among: known)
        if !near.isEmpty { return ["Did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"] }
        guard !known.isEmpty else { return [] }
        return ["There is \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? "…" : "")"]
    }
}
