import SvcModel
import Synchronization

/// Counts of one version on one loop; readable from every thread while the loop counts.
final class Counters: Sendable {
    /// Upper bounds of the duration buckets, in microseconds.
    static let bounds: [Int] = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000]
    let requests = Atomic<Int>(0)
    let failures = Atomic<Int>(0)
    let microseconds = Atomic<Int>(0)
    private let buckets = Mutex<[Int]>(Array(repeating: 0, count: bounds.count))

    func count(microseconds: Int, failed: Bool) {
        requests.add(1, ordering: .relaxed)
        if failed { failures.add(1, ordering: .relaxed) }
        self.microseconds.add(microseconds, ordering: .relaxed)
        if let index = Self.bounds.firstIndex(where: { microseconds <= $0 }) { buckets.withLock { $0[index] += 1 } }
    }

    var inBuckets: [Int] { buckets.withLock { $0 } }
}

/// All counters, and their text in Prometheus' exposition format 0.0.4.
final class Metrics: Sendable {
    private let all = Mutex<[VersionID: [Counters]]>([:])
    /// Versions beyond this many are not counted apart: a label per preview for ever would grow without end.
    private static let capacity = 2_000

    func counters(_ id: VersionID) -> Counters {
        let counters = Counters()
        all.withLock {
            if $0[id] != nil || $0.count < Self.capacity { $0[id, default: []].append(counters) }
        }
        return counters
    }

    func text(connections: Int, workers: Int) -> String {
        let rows = all.withLock { $0 }.sorted { $0.key < $1.key }
        func labels(_ id: VersionID) -> String { "service=\"\(id.service)\",environment=\"\(id.environment)\",version=\"\(id.version)\"" }
        var out = "# HELP svc_requests_total Requests answered by a worker.\n# TYPE svc_requests_total counter\n"
        for (id, counters) in rows { out += "svc_requests_total{\(labels(id))} \(counters.sum { $0.requests.load(ordering: .relaxed) })\n" }
        out += "# HELP svc_request_errors_total Requests whose worker failed.\n# TYPE svc_request_errors_total counter\n"
        for (id, counters) in rows { out += "svc_request_errors_total{\(labels(id))} \(counters.sum { $0.failures.load(ordering: .relaxed) })\n" }
        out += "# HELP svc_request_duration_seconds Time from a request's arrival at a worker to its answer.\n"
        out += "# TYPE svc_request_duration_seconds histogram\n"
        for (id, counters) in rows {
            var below = 0
            for (index, bound) in Counters.bounds.enumerated() {
                below += counters.reduce(0) { $0 + $1.inBuckets[index] }
                out += "svc_request_duration_seconds_bucket{\(labels(id)),le=\"\(Double(bound) / 1_000_000)\"} \(below)\n"
            }
            let count = counters.sum { $0.requests.load(ordering: .relaxed) }
            out += "svc_request_duration_seconds_bucket{\(labels(id)),le=\"+Inf\"} \(count)\n"
            out += "svc_request_duration_seconds_sum{\(labels(id))} \(Double(counters.sum { $0.microseconds.load(ordering: .relaxed) }) / 1_000_000)\n"
            out += "svc_request_duration_seconds_count{\(labels(id))} \(count)\n"
        }
        out += "# HELP svc_connections Open client connections.\n# TYPE svc_connections gauge\nsvc_connections \(connections)\n"
        return out + "# HELP svc_workers Worker instances made.\n# TYPE svc_workers gauge\nsvc_workers \(workers)\n"
    }
}

extension [Counters] {
    fileprivate func sum(_ key: (Counters) -> Int) -> Int { reduce(0) { $0 + key($1) } }
}
