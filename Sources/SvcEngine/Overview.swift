package import SvcModel
package import SvcState
import SvcTargets

/// What every environment serves, and whether the target agrees.
package enum Overview {
    package enum Agreement: String, Equatable, Sendable, Codable {
        /// The target runs what the state says.
        case agrees
        /// The target runs something else: `svc sync` makes it right.
        case differs
        /// The target does not know the environment.
        case missing
        /// Nobody asked, or the target did not answer.
        case unknown
    }

    package struct Row: Sendable {
        package let state: StateDatabase.OverviewRow
        package let agreement: Agreement
    }

    package struct Result: Sendable {
        package let rows: [Row]
        /// Why the target could not be asked; nil when it answered.
        package let targetProblem: Problem?
    }

    /// Reads the state, and asks `target` where there is one.
    package static func read(service: ServiceName?, _ state: StateDatabase, target: (any Target)?) throws(Problem) -> Result {
        let rows = try state.overview(service: service)
        guard let target else { return Result(rows: rows.map { Row(state: $0, agreement: .unknown) }, targetProblem: nil) }
        do throws(Problem) {
            let live = Dictionary(try target.live().map { ($0.place, $0) }) { first, _ in first }
            return Result(rows: rows.map { Row(state: $0, agreement: agreement($0, live[$0.place])) }, targetProblem: nil)
        } catch {
            return Result(rows: rows.map { Row(state: $0, agreement: .unknown) }, targetProblem: error)
        }
    }

    /// Whether one environment runs what it should. Pure.
    package static func agreement(_ row: StateDatabase.OverviewRow, _ live: WireLive?) -> Agreement {
        guard let live else { return row.deployment == nil ? .agrees : .missing }
        guard let wanted = row.deployment else { return live.deployment == nil ? .agrees : .differs }
        let shares = live.versions.map { Share(version: $0.version, percent: $0.percent) }.sorted { $0.version < $1.version }
        return live.deployment == wanted.id && shares == wanted.split.shares ? .agrees : .differs
    }
}
