package import SvcModel
import SvcState

/// Changing the code of an environment in place, without a build.
package enum Edit {
    /// What an editor is opened on: the main module of the version that is active.
    package struct Draft: Equatable, Sendable {
        package let version: Version
        package let archive: BundleArchive
        package let text: String
    }

    package static func draft(_ place: Place, _ doors: Doors) throws(Problem) -> Draft {
        let version = try Reading.resolve(place, .current, doors.state)
        guard let digest = version.content.digest else { throw Missing.anyVersion(place) }
        let archive = try Code.archive(digest, doors.state)
        guard let main = archive.mainModule else { throw Problem(.stateDamaged, "the bundle of \(version.id) has no main module") }
        return Draft(version: version, archive: archive, text: String(decoding: main.bytes, as: UTF8.self))
    }

    package struct Outcome: Equatable, Sendable {
        package let before: Version
        package let kind: Deploy.Outcome.Kind
        package let difference: Difference
    }

    /// Makes the edited text live as a new version, provided that the draft's version is still the active one.
    /// `digest` gives the digest of canonical bytes.
    package static func run(
        _ draft: Draft, text: String, digest: ([UInt8]) -> BundleDigest, metadata: Metadata, conditions: Conditions, _ doors: Doors
    ) throws(Problem) -> Outcome {
        if text == draft.text { return Outcome(before: draft.version, kind: .unchanged, difference: .none) }
        let place = draft.version.id.place
        let modules = draft.archive.modules.map {
            $0.path == draft.archive.main ? BundleModule(path: $0.path, kind: $0.kind, bytes: Array(text.utf8)) : $0
        }
        // The source map no longer fits the edited text.
        let bytes = BundleArchive(main: draft.archive.main, modules: modules).canonicalBytes
        return try doors.holding([place], "edit") { () throws(Problem) in
            let active = try Reading.active(place, doors.state)
            var conditions = conditions
            conditions.expectedVersion = conditions.expectedVersion ?? draft.version.number
            try Guard.expected(conditions, active: active, place)
            try Guard.unprotected(conditions, draft.version.content.declaration.layer(for: place.environment), place)
            var content = draft.version.content
            content.digest = digest(bytes)
            var facts = draft.version.metadata
            facts.dirty = true
            facts.tag = nil
            facts.message = nil
            let difference = try Difference.between(draft.version, content, in: place, newBytes: bytes, doors.state)
            let wanted = Wanted(
                place: place, content: content, newBundle: bytes, cause: .edit, origin: draft.version.id,
                metadata: facts.overridden(by: metadata), expected: draft.version.number)
            return Outcome(before: draft.version, kind: .released(try Release.carryOut([wanted], doors)[0]), difference: difference)
        }
    }
}
