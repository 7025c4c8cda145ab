import NIOCore
import SvcModel
import Synchronization

/// The lines of all environments: the newest in memory for whoever asks, all of them in files that rotate.
///
/// Loops only append to memory; files are written by an event loop of the store's own, and flooding it loses lines (which it says), not time.
final class LogStore: LogSink {
    private struct Channel {
        var newest: [WireLogLine] = []
        var isLoaded = false
        var unwritten: [UInt8] = []
        var lost = 0
        var followers: [Int: @Sendable (WireLogLine) -> Void] = [:]
    }

    private struct State {
        var channels: [Place: Channel] = [:]
        var nextFollower = 0
        var isFlushing = false
    }

    private let state = Mutex(State())
    private let directory: String
    private let writer: any EventLoop
    static let keptLines = 1_000
    private static let unwrittenBytes = 4 << 20
    private static let textBytes = 16 << 10

    init(directory: String, writer: any EventLoop) throws(FileFailure) {
        self.directory = directory
        self.writer = writer
        try DurableFile.makeDirectory(directory)
    }

    func append(_ line: WireLogLine) {
        var line = line
        if line.text.utf8.count > Self.textBytes { line.text = String(decoding: line.text.utf8.prefix(Self.textBytes), as: UTF8.self) + "…" }
        let bytes = JSON.bytes(line) + [UInt8(ascii: "\n")]
        let (followers, starts) = state.withLock { state -> ([@Sendable (WireLogLine) -> Void], Bool) in
            var channel = state.channels[line.place] ?? Channel()
            // Trimmed now and then, so that a line costs no move of all others.
            if channel.newest.count >= Self.keptLines * 2 { channel.newest.removeFirst(Self.keptLines) }
            channel.newest.append(line)
            if channel.unwritten.count + bytes.count <= Self.unwrittenBytes {
                channel.unwritten.append(contentsOf: bytes)
            } else {
                channel.lost += 1
            }
            state.channels[line.place] = channel
            defer { state.isFlushing = true }
            return (Array(channel.followers.values), !state.isFlushing)
        }
        for follower in followers { follower(line) }
        if starts { writer.execute { self.flush() } }
    }

    /// The newest lines, oldest first; from the file too when the process is younger than they are.
    func tail(_ place: Place, _ count: Int) -> [WireLogLine] {
        let needsFile = state.withLock { !($0.channels[place]?.isLoaded ?? false) }
        let stored = needsFile ? LogFile.tail(path(place), Self.keptLines) : []
        return state.withLock { state in
            var channel = state.channels[place] ?? Channel()
            if !channel.isLoaded {
                let first = channel.newest.first?.time
                channel.newest = stored.filter { line in first.map { line.time < $0 } ?? true } + channel.newest
                channel.isLoaded = true
                state.channels[place] = channel
            }
            return channel.newest.suffix(count)
        }
    }

    /// Calls `receive`, on any thread, for each line from now on.
    func follow(_ place: Place, _ receive: @escaping @Sendable (WireLogLine) -> Void) -> Int {
        state.withLock { state in
            state.nextFollower += 1
            state.channels[place, default: Channel()].followers[state.nextFollower] = receive
            return state.nextFollower
        }
    }

    func unfollow(_ place: Place, _ follower: Int) { state.withLock { _ = $0.channels[place]?.followers.removeValue(forKey: follower) } }

    /// Writes what is waiting; on the writer's loop, and once more at the end of the process.
    func flush() {
        let work = state.withLock { state -> [(Place, [UInt8], Int)] in
            state.isFlushing = false
            let work = state.channels.compactMap { place, channel in
                channel.unwritten.isEmpty && channel.lost == 0 ? nil : (place, channel.unwritten, channel.lost)
            }
            for (place, _, _) in work {
                state.channels[place]?.unwritten = []
                state.channels[place]?.lost = 0
            }
            return work
        }
        for (place, bytes, lost) in work {
            LogFile.append(path(place), bytes + (lost == 0 ? [] : Array("{\"lost\":\(lost)}\n".utf8)))
        }
    }

    private func path(_ place: Place) -> String { "\(directory)/\(place.service).\(place.environment).log" }
}

extension WireLogLine {
    fileprivate var place: Place { Place(service, environment) }
}
