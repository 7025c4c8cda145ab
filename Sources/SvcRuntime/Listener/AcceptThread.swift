#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import NIOConcurrencyHelpers

/// Takes connections from a listening socket on a thread of its own, until it is stopped.
final class AcceptThread: Sendable {
    private let listening: CInt
    private let wake: (read: CInt, write: CInt)
    private let accepted: @Sendable (CInt) -> Void
    private let isStopped = ConditionLock(value: false)

    /// `accepted` gets each connection's descriptor, on this thread, and owns it.
    init(listening: CInt, accepted: @escaping @Sendable (CInt) -> Void) {
        self.listening = listening
        self.accepted = accepted
        var ends: [CInt] = [-1, -1]
        precondition(pipe(&ends) == 0, "no descriptor is left for the accept thread")
        wake = (ends[0], ends[1])
        _ = fcntl(listening, F_SETFL, fcntl(listening, F_GETFL) | O_NONBLOCK)
        OwnThread.start(stackBytes: 256 << 10) { self.run() }
    }

    /// Takes no connection after it returned. The socket stays open, so that connections wait in its queue for whoever serves it next.
    func stop() {
        close(wake.write)
        isStopped.lock(whenValue: true)
        isStopped.unlock()
    }

    private func run() {
        var watched = [
            pollfd(fd: listening, events: Int16(POLLIN), revents: 0), pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let ready = poll(&watched, 2, -1)
            if ready < 0, errno == EINTR { continue }
            if ready < 0 || watched[1].revents != 0 { break }
            acceptAll()
        }
        close(wake.read)
        isStopped.lock()
        isStopped.unlock(withValue: true)
    }

    private func acceptAll() {
        while true {
            let connection = accept(listening, nil, nil)
            if connection >= 0 {
                accepted(connection)
                continue
            }
            switch errno {
            case EINTR, ECONNABORTED: continue
            case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                // Nothing can be done but to wait until a connection has ended; without the pause this thread would spin.
                _ = poll(nil, 0, 50)
                return
            default: return
            }
        }
    }
}
