package import SvcModel

/// A place where environments run. Failures are problems of the kinds `targetUnreachable`, `targetFailed`, `workerRejected`
/// and, for a route that another environment holds, `refused`.
package protocol Target: AnyObject {
    /// How people call it: `runtime at http://localhost:8787`.
    var title: String { get }

    /// Whether it is there and well. Touches nothing.
    func health() throws(Problem) -> WireHealth

    /// Whether the target has a bundle, so that it need not be sent again.
    func hasBundle(_ digest: BundleDigest) throws(Problem) -> Bool

    /// Sends a bundle in its canonical form. Repeating it changes nothing.
    func push(_ digest: BundleDigest, canonicalBytes: [UInt8]) throws(Problem)

    /// Makes a version known, without serving it (its preview hostname answers). The same again changes nothing.
    /// Throws `workerRejected` when its code does not load.
    func put(_ id: VersionID, _ version: WireVersion) throws(Problem)

    /// Serves the given splits from now on, all of them or none.
    func activate(_ activations: [WireActivation]) throws(Problem)

    /// Makes an environment known, so that its hostname answers. The same again changes nothing.
    func create(_ place: Place) throws(Problem)

    /// Renames in one step: the new hostname answers, the old one is free. The same again changes nothing.
    func rename(_ place: Place, to name: EnvironmentName) throws(Problem)

    /// Removes an environment with all its versions. Nothing happens when it is not there.
    func remove(_ place: Place) throws(Problem)

    /// Removes a service with all its environments. Nothing happens when it is not there.
    func remove(service: ServiceName) throws(Problem)

    /// What runs in one environment, or nil when the target does not know it.
    func live(_ place: Place) throws(Problem) -> WireLive?

    /// What runs everywhere.
    func live() throws(Problem) -> [WireLive]

    /// Hands over the last `tail` lines of an environment's log and, when `follow` is set, each further one until `line` returns false.
    func logs(_ place: Place, tail: Int, follow: Bool, line: (WireLogLine) -> Bool) throws(Problem)
}
