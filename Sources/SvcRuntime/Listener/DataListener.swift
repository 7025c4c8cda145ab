#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import NIOCore
import NIOPosix
import Synchronization

/// One event loop that connections may be put on, with what it shares and how much it has to do.
struct Seat: Sendable {
    let eventLoop: any EventLoop
    let connections: NIOLoopBound<ConnectionSet>
    let load: SeatLoad
}

/// How many connections a loop has, readable from every thread.
final class SeatLoad: Sendable {
    let connections = Atomic<Int>(0)
}

/// Accepts connections on a thread that never runs a worker and gives each to the loop with the fewest: so a worker that
/// holds its loop delays no stranger's connection, which SO_REUSEPORT with its blind hash would not promise.
final class DataListener: Sendable {
    let seats: [Seat]
    private let thread: AcceptThread

    /// Serves a listening socket until `stop`.
    init(socket: CInt, seats: [Seat]) {
        precondition(!seats.isEmpty)
        self.seats = seats
        let order = Turn()
        thread = AcceptThread(listening: socket) { connection in
            Self.serve(connection, on: order.next(of: seats))
        }
    }

    /// Takes no new connection.
    func stop() { thread.stop() }

    private static func serve(_ connection: CInt, on seat: Seat) {
        seat.load.connections.add(1, ordering: .relaxed)
        // A Unix socket has no such option, and needs none.
        var on: CInt = 1
        _ = setsockopt(connection, CInt(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<CInt>.size))
        let channel = ClientBootstrap(group: seat.eventLoop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Connection(set: seat.connections.value))
                }
            }
            .withConnectedSocket(connection)
        channel.flatMap(\.closeFuture).whenComplete { _ in seat.load.connections.subtract(1, ordering: .relaxed) }
    }

    /// Picks seats; of equally loaded ones the next in turn, so that connections that come and go do not all meet on the first.
    private final class Turn: Sendable {
        private let count = Atomic<Int>(0)

        func next(of seats: [Seat]) -> Seat {
            let start = count.add(1, ordering: .relaxed).newValue % seats.count
            func load(_ seat: Seat) -> Int { seat.load.connections.load(ordering: .relaxed) }
            let inTurn = seats[start...] + seats[..<start]
            return inTurn.min { load($0) < load($1) } ?? seats[start]
        }
    }
}
