/// The URL that a worker sees, from what came on the wire.
enum RequestURL {
    /// The host of an authority: lower case, without port and final dot.
    static func host(_ authority: ArraySlice<UInt8>) -> String {
        var host = authority
        // An IPv6 literal has colons of its own: [::1]:8787.
        if let colon = host.lastIndex(of: UInt8(ascii: ":")), !host[colon...].contains(UInt8(ascii: "]")) { host = host[..<colon] }
        if host.last == UInt8(ascii: ".") { host.removeLast() }
        return String(decoding: host.map(\.asciiLowercase), as: UTF8.self)
    }

    /// Absolute and normalised as the URL standard would have it: host in lower case, no default port, no dot segments.
    static func text(authority: ArraySlice<UInt8>, path: ArraySlice<UInt8>) -> String {
        var out = Array("http://".utf8)
        out.reserveCapacity(8 + authority.count + path.count)
        out.append(contentsOf: (authority.isEmpty ? Array("localhost".utf8)[...] : authority).map(\.asciiLowercase))
        if out.suffix(3).elementsEqual(":80".utf8) { out.removeLast(3) }
        if path.first != UInt8(ascii: "/") { out.append(UInt8(ascii: "/")) }
        if hasDotSegment(path) {
            out.append(contentsOf: withoutDotSegments(path))
        } else if !path.elementsEqual("*".utf8) {
            out.append(contentsOf: path)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hasDotSegment(_ path: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in path {
            if byte == UInt8(ascii: "?") { return false }
            // `%2e` is a dot to the URL standard as well.
            if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%") { return true }
            previous = byte
        }
        return false
    }

    private static func withoutDotSegments(_ path: ArraySlice<UInt8>) -> [UInt8] {
        let query = path.firstIndex(of: UInt8(ascii: "?")) ?? path.endIndex
        let segments = String(decoding: path[..<query], as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        var kept: [Substring] = []
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment.lowercased() {
            case ".", "%2e":
                if isLast { kept.append("") }
            case "..", ".%2e", "%2e.", "%2e%2e":
                _ = kept.popLast()
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return Array(("/" + kept.joined(separator: "/")).utf8) + path[query...]
    }
}
