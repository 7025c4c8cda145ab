import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// Event loops on threads of our own. NIO makes its threads with the system's stack size; JavaScript needs to know how much it has.
enum LoopThread {
    /// Starts a thread with `stackBytes` of stack and answers its event loop once that runs. The thread ends when the loop is shut down.
    static func start(stackBytes: Int) -> any EventLoop {
        let handOver = HandOver()
        OwnThread.start(stackBytes: stackBytes) {
            MultiThreadedEventLoopGroup.withCurrentThreadAsEventLoop { handOver.give($0) }
        }
        return handOver.take()
    }
}

/// Where the new thread leaves its loop for the one that started it.
private final class HandOver: Sendable {
    private let isReady = ConditionLock(value: false)
    private let eventLoop = NIOLockedValueBox<(any EventLoop)?>(nil)

    func give(_ loop: any EventLoop) {
        eventLoop.withLockedValue { $0 = loop }
        isReady.lock()
        isReady.unlock(withValue: true)
    }

    func take() -> any EventLoop {
        isReady.lock(whenValue: true)
        isReady.unlock()
        guard let loop = eventLoop.withLockedValue({ $0 }) else { preconditionFailure("signalled before the loop was there") }
        return loop
    }
}
