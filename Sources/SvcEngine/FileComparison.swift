import SvcModel

/// Compares the code of two sides file by file.
enum FileComparison {
    typealias File = Difference.File

    static func all(_ before: BundleArchive?, _ after: BundleArchive?) -> [File] {
        let old = before.map(Code.files) ?? [:]
        let new = after.map(Code.files) ?? [:]
        return Set(old.keys).union(new.keys).sorted().compactMap { path in
            let (was, isNow) = (old[path], new[path])
            guard was != isNow else { return nil }
            let kind: File.Kind = was == nil ? .added : isNow == nil ? .removed : .changed
            let lines = Unified.lines(from: (was ?? nil) ?? "", to: (isNow ?? nil) ?? "")
            return File(
                path: path, kind: kind, addedLines: lines.count { $0.hasPrefix("+") }, removedLines: lines.count { $0.hasPrefix("-") },
                unified: lines)
        }
    }
}

/// The unified form of a difference of texts, with three lines of context, as `diff -u` writes it.
enum Unified {
    private static let context = 3
    /// Above this many lines on either side the edit script is not computed; the whole text is shown as replaced.
    private static let largest = 20_000

    static func lines(from old: String, to new: String) -> [String] {
        let oldLines = split(old)
        let newLines = split(new)
        if oldLines == newLines { return [] }
        let script = oldLines.count > largest || newLines.count > largest ? replaced(oldLines, newLines) : edits(oldLines, newLines)
        return hunks(script)
    }

    private enum Step {
        case keep(Substring)
        case remove(Substring)
        case add(Substring)

        var isKept: Bool { if case .keep = self { true } else { false } }
    }

    private static func split(_ text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func replaced(_ old: [Substring], _ new: [Substring]) -> [Step] { old.map { .remove($0) } + new.map { .add($0) } }

    private static func edits(_ old: [Substring], _ new: [Substring]) -> [Step] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var steps: [Step] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                steps.append(.remove(old[left]))
                left += 1
            } else if added.contains(right) {
                steps.append(.add(new[right]))
                right += 1
            } else {
                steps.append(.keep(old[left]))
                left += 1
                right += 1
            }
        }
        return steps
    }

    private static func hunks(_ steps: [Step]) -> [String] {
        var ranges: [Range<Int>] = []
        for index in steps.indices where !steps[index].isKept {
            let range = max(0, index - context)..<min(steps.count, index + context + 1)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        var out: [String] = []
        var (oldLine, newLine, position) = (1, 1, 0)
        for range in ranges {
            // Between hunks every step is kept, so both sides advance alike.
            oldLine += range.lowerBound - position
            newLine += range.lowerBound - position
            let (head, body, oldCount, newCount) = hunk(steps[range], oldLine, newLine)
            out.append(head)
            out += body
            oldLine += oldCount
            newLine += newCount
            position = range.upperBound
        }
        return out
    }

    private static func hunk(_ steps: ArraySlice<Step>, _ oldLine: Int, _ newLine: Int) -> (String, [String], Int, Int) {
        var body: [String] = []
        var (oldCount, newCount) = (0, 0)
        for step in steps {
            switch step {
            case .keep(let text):
                body.append(" \(text)")
                oldCount += 1
                newCount += 1
            case .remove(let text):
                body.append("-\(text)")
                oldCount += 1
            case .add(let text):
                body.append("+\(text)")
                newCount += 1
            }
        }
        let oldStart = oldCount == 0 ? oldLine - 1 : oldLine
        let newStart = newCount == 0 ? newLine - 1 : newLine
        return ("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@", body, oldCount, newCount)
    }
}
