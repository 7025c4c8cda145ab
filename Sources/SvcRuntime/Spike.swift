import Glibc
import NIOCore
import SvcModel

package enum Spike {
    package static func run() {
        let loop = LoopThread.start(stackBytes: 16 << 20)
        let fd = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, 4)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(18080).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let r = withUnsafePointer(to: &address) { p in
            p.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(fd, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        precondition(r == 0)
        listen(fd, 1024)
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: Int64(time(nil)) * 1000) }
        let seat = try! loop.submit {
            Seat(
                eventLoop: loop,
                connections: NIOLoopBound(ConnectionSet(eventLoop: loop, limits: HTTPLimits(), responder: Hello(), now: now), eventLoop: loop),
                load: SeatLoad())
        }.wait()
        let listener = DataListener(socket: fd, seats: [seat])
        print("listening \(listener.seats.count)")
        while true { sleep(1000) }
    }
}

final class Hello: Responder {
    func respond(to request: HTTPRequest, exchange: Exchange) {
        exchange.reply(HTTPResponse(status: 200, headers: [("content-type", "text/plain")], body: Array("Hello, World!\n".utf8)))
    }
}
