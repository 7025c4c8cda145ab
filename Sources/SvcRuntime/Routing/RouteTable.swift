import SvcModel

/// Routes by host, so that finding one costs what the host's own routes cost, however many environments there are.
///
/// An exact host wins over a wildcard, a longer wildcard over a shorter one; within a host the longer path stem wins, and of equal ones
/// the exact path over the prefix.
struct RouteTable: Sendable {
    private struct Entry: Sendable {
        let stem: [UInt8]
        let isPrefix: Bool
        let place: Place
    }

    private var exact: [String: [Entry]] = [:]
    private var wildcard: [String: [Entry]] = [:]

    init(_ routes: some Sequence<(route: Route, place: Place)>) {
        for (route, place) in routes {
            let entry = Entry(stem: Array(route.pathStem.utf8), isPrefix: route.isPrefix, place: place)
            if route.isWildcardHost {
                wildcard[String(route.host.dropFirst(2)), default: []].append(entry)
            } else {
                exact[route.host, default: []].append(entry)
            }
        }
        for host in exact.keys { exact[host]?.sort(by: Self.isMoreSpecific) }
        for host in wildcard.keys { wildcard[host]?.sort(by: Self.isMoreSpecific) }
    }

    var isEmpty: Bool { exact.isEmpty && wildcard.isEmpty }

    /// The environment whose route matches best. `host` is in lower case without port; `path` is without query.
    func place(host: String, path: ArraySlice<UInt8>) -> Place? {
        if let entries = exact[host], let place = Self.match(entries, path) { return place }
        guard !wildcard.isEmpty else { return nil }
        var rest = host[...]
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            if let entries = wildcard[String(rest)], let place = Self.match(entries, path) { return place }
        }
        return nil
    }

    private static func match(_ entries: [Entry], _ path: ArraySlice<UInt8>) -> Place? {
        entries.first { $0.isPrefix ? path.starts(with: $0.stem) : path.elementsEqual($0.stem) }?.place
    }

    private static func isMoreSpecific(_ a: Entry, _ b: Entry) -> Bool {
        if a.stem.count != b.stem.count { return a.stem.count > b.stem.count }
        if a.isPrefix != b.isPrefix { return !a.isPrefix }
        return a.place < b.place
    }
}
