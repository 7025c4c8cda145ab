import SvcModel
import Synchronization
import WorkerHost

/// The scripts of bundles in use, read from disk once and shared by all loops.
final class ScriptShelf: Sendable {
    private let kept = Mutex<[BundleDigest: WorkerScript]>([:])
    private let load: @Sendable (BundleDigest) -> BundleArchive?
    /// More than these are forgotten and read again when wanted.
    private static let capacity = 64

    init(load: @escaping @Sendable (BundleDigest) -> BundleArchive?) { self.load = load }

    func script(_ digest: BundleDigest) throws(WorkerFailure) -> WorkerScript {
        if let script = kept.withLock({ $0[digest] }) { return script }
        guard let archive = load(digest) else {
            throw WorkerFailure(.loadFailed, "the bundle \(digest.short) is not on the runtime's disk any more")
        }
        let script = Self.script(archive)
        kept.withLock {
            if $0.count >= Self.capacity { $0.removeAll() }
            $0[digest] = script
        }
        return script
    }

    static func script(_ archive: BundleArchive) -> WorkerScript {
        let modules = archive.modules.map { WorkerModule(name: $0.path, kind: kind($0.kind), bytes: $0.bytes) }
        return WorkerScript(modules: modules, main: archive.main, sourceMap: archive.sourceMap)
    }

    private static func kind(_ kind: ModuleKind) -> WorkerModule.Kind {
        switch kind {
        case .esm: .esm
        case .text: .text
        case .data: .data
        case .json: .json
        }
    }
}
