#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import SvcModel

/// One environment's log file, a JSON object a line, and its older ones: `NAME.1` is the one before.
enum LogFile {
    private static let rotateBytes = 10 << 20
    private static let kept = 3

    /// Appends what it can: a log that cannot be written stops nothing.
    static func append(_ path: String, _ bytes: [UInt8]) {
        var facts = stat()
        if stat(path, &facts) == 0, Int(facts.st_size) + bytes.count > rotateBytes { rotate(path) }
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func rotate(_ path: String) {
        for number in stride(from: kept - 1, through: 1, by: -1) { rename("\(path).\(number)", "\(path).\(number + 1)") }
        rename(path, "\(path).1")
    }

    /// The last lines that are whole and lawful, oldest first.
    static func tail(_ path: String, _ count: Int) -> [WireLogLine] {
        guard let bytes = try? DurableFile.contents(path) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).suffix(count).compactMap { try? JSON.decode(WireLogLine.self, from: Array($0)) }
    }
}
