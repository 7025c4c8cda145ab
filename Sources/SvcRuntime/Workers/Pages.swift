import SvcModel
import WorkerHost

/// The page for a request that leads to no worker.
enum DestinationPage {
    static func of(_ destination: Snapshot.Destination, host: String) -> ErrorPage {
        switch destination {
        case .version: ErrorPage(status: 500, title: "This request should have been answered by a worker.")
        case .noCode(let place):
            ErrorPage(
                status: 503, title: "No code is deployed to \(place) yet.",
                detail: "Run: svc deploy -e \(place.environment)")
        case .unknownVersion(let id):
            ErrorPage(
                status: 404, title: "There is no version \(id.version) of \(id.place) here.",
                detail: "See the versions with: svc history \(id.service)/\(id.environment)")
        case .unknownHost:
            ErrorPage(
                status: 404, title: "Nothing answers for the host \(host.isEmpty ? "of this request" : host).",
                detail: "See the hostnames with: svc status. A new environment gets its own with: svc env create NAME")
        }
    }
}

/// The page for a request whose worker failed. What went wrong stands in the log; the page tells strangers only how to find it there.
enum FailurePage {
    static func of(_ failure: WorkerFailure, requestID: String) -> ErrorPage {
        let (status, title) = status(failure.kind)
        return ErrorPage(status: status, title: title, detail: "The log has the details: svc runtime logs", requestID: requestID)
    }

    private static func status(_ kind: WorkerFailure.Kind) -> (Int, String) {
        switch kind {
        case .exception: (500, "The worker threw an exception.")
        case .noDefaultExport, .noFetchHandler, .loadFailed, .syntax, .unsupported: (500, "The worker could not be loaded.")
        case .cpuExceeded: (503, "The worker used more CPU time than it may.")
        case .memoryExceeded: (503, "The worker used more memory than it may.")
        case .notAResponse: (500, "The worker answered with something that is not a Response.")
        case .neverAnswered: (500, "The worker can never answer: it waits for something that will not happen.")
        case .terminated: (503, "The worker was ended before it answered.")
        }
    }
}
