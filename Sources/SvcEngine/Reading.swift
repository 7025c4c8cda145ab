package import SvcModel
package import SvcState

/// Finding the version that a reference names.
package enum Reading {
    /// The version that `environment@selector` of a service means. Throws `notFound` with what there is instead.
    package static func resolve(_ place: Place, _ selector: Selector, _ state: StateDatabase) throws(Problem) -> Version {
        if try state.environment(place) == nil { throw try Missing.environment(place, state) }
        switch selector {
        case .current:
            guard let active = try active(place, state) else { throw Missing.anyVersion(place) }
            return active
        case .number(let number):
            guard let version = try state.version(VersionID(place, number)) else {
                throw Missing.version(VersionID(place, number), newest: try state.newestNumber(place))
            }
            return version
        case .back(let steps):
            guard let number = try state.servedBefore(place, steps: steps), let version = try state.version(VersionID(place, number)) else {
                throw Problem(
                    .notFound, "\(place) has not served \(steps == 1 ? "another version" : "\(steps) other versions") before this one",
                    hints: ["List them: svc history \(place.environment) -s \(place.service)"])
            }
            return version
        case .tag(let tag):
            guard let number = try state.newestVersion(tagged: tag, in: place), let version = try state.version(VersionID(place, number))
            else {
                throw Problem(
                    .notFound, "no version of \(place) has the tag '\(tag)'",
                    hints: ["List them: svc history \(place.environment) -s \(place.service)"])
            }
            return version
        }
    }

    /// The version that an environment serves now: of a split, the one with the largest share. Nil before the first.
    package static func active(_ place: Place, _ state: StateDatabase) throws(Problem) -> Version? {
        guard let deployment = try state.activeDeployment(place) else { return nil }
        return try state.version(VersionID(place, deployment.split.leader))
    }

    /// What a new version of an environment starts from: what it serves, or nothing.
    static func head(_ place: Place, _ state: StateDatabase) throws(Problem) -> (version: Version?, content: VersionContent) {
        let version = try active(place, state)
        return (version, version?.content ?? VersionContent())
    }
}
