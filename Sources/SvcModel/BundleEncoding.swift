/// The canonical form of a bundle: what is hashed, stored and sent.
///
///     "svc-bundle/1\n"
///     text main
///     u32 count, then for each module in the order of its path: text path, text kind, blob bytes
///     u8 1 and blob source map, or u8 0
///
/// `text` and `blob` are a length (u32, or u64 for a blob) and that many bytes; numbers are big-endian.
extension BundleArchive {
    private static let magic = Array("svc-bundle/1\n".utf8)

    package var canonicalBytes: [UInt8] {
        var out = Self.magic
        out.reserveCapacity(size + (sourceMap?.count ?? 0) + 256 * (modules.count + 1))
        out.append(text: main)
        out.append(UInt32(modules.count), width: 4)
        for module in modules {
            out.append(text: module.path)
            out.append(text: module.kind.rawValue)
            out.append(blob: module.bytes)
        }
        out.append(sourceMap == nil ? 0 : 1)
        if let sourceMap { out.append(blob: sourceMap) }
        return out
    }

    /// Reads the canonical form of a bundle that may be hostile.
    package init(canonicalBytes bytes: [UInt8]) throws(BundleProblem) {
        var reader = Reader(bytes)
        guard try reader.take(Self.magic.count, or: .notABundle).elementsEqual(Self.magic) else { throw .notABundle }
        let main = try reader.text()
        let count = try reader.number(width: 4)
        var modules: [BundleModule] = []
        var seen: Set<String> = []
        for _ in 0..<count {
            let path = try reader.text()
            guard Self.isSafe(path) else { throw .unsafePath(path) }
            guard seen.insert(path).inserted else { throw .duplicatePath(path) }
            let kindText = try reader.text()
            guard let kind = ModuleKind(rawValue: kindText) else { throw .unknownKind(kindText) }
            modules.append(BundleModule(path: path, kind: kind, bytes: try reader.blob()))
        }
        let hasMap = try reader.number(width: 1)
        let sourceMap = hasMap == 1 ? try reader.blob() : nil
        guard hasMap <= 1, reader.isAtEnd else { throw .trailingBytes }
        guard seen.contains(main) else { throw .mainMissing(main) }
        self.init(main: main, modules: modules, sourceMap: sourceMap)
    }

    /// A relative path that stays inside: no empty part, no `.` or `..`, no backslash, no control character.
    package static func isSafe(_ path: String) -> Bool {
        guard !path.isEmpty, path.utf8.count <= 1024, path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f && $0 != 0x5c }) else { return false }
        return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ number: some FixedWidthInteger, width: Int) {
        for shift in stride(from: (width - 1) * 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: UInt64(number) >> UInt64(shift)))
        }
    }

    fileprivate mutating func append(text: String) {
        append(UInt32(text.utf8.count), width: 4)
        append(contentsOf: text.utf8)
    }

    fileprivate mutating func append(blob: [UInt8]) {
        append(UInt64(blob.count), width: 8)
        append(contentsOf: blob)
    }
}

private struct Reader {
    private let bytes: [UInt8]
    private var position = 0
    var isAtEnd: Bool { position == bytes.count }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int, or problem: BundleProblem = .truncated) throws(BundleProblem) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw problem }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func number(width: Int) throws(BundleProblem) -> UInt64 {
        try take(width).reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func text() throws(BundleProblem) -> String {
        String(decoding: try take(Int(try number(width: 4))), as: UTF8.self)
    }

    mutating func blob() throws(BundleProblem) -> [UInt8] {
        let count = try number(width: 8)
        guard count <= UInt64(bytes.count) else { throw .truncated }
        return Array(try take(Int(count)))
    }
}
