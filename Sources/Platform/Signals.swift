import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the process does about signals. Called from `main`, before any other thread starts: the threads inherit what is blocked.
///
/// No code runs in a signal handler: the watched signals are blocked, and a thread of its own takes them with sigwait(3).
package enum Signals {
    /// How many children own the terminal just now; the keyboard's signals are theirs, not ours.
    private static let lentTerminals = Atomic<Int>(0)

    /// A write to a closed pipe fails with `.brokenPipe` instead of ending the process.
    package static func ignoreBrokenPipe() { signal(SIGPIPE, SIG_IGN) }

    /// From now on these signals do nothing but call `receive`, one after the other, on a thread of its own.
    package static func watch(_ signals: [Signal], _ receive: @escaping @Sendable (Signal) -> Void) throws(PlatformError) {
        let watch = Watch(set: set(of: signals), receive: receive)
        var blocked = watch.set
        try PlatformError.check("block signals", number: pthread_sigmask(SIG_BLOCK, &blocked, nil))
        try startThread { watch.run() }
    }

    /// Raises `interruption` at the first of these signals; at the second, for who does not want to wait, `impatient` is called and
    /// then the process ends with 128 + the signal's number.
    package static func raise(
        _ interruption: Interruption, on signals: [Signal] = [.interrupt, .terminate, .hangUp],
        impatient: @escaping @Sendable () -> Void = {}
    ) throws(PlatformError) {
        try watch(signals) { signal in
            if interruption.isRaised {
                impatient()
                _exit(128 + signal.rawValue)
            }
            interruption.raise(signal)
        }
    }

    /// While `body` runs, SIGINT and SIGQUIT from the keyboard are left to the child that has the terminal.
    static func lendingTerminal<Result>(_ body: () throws(PlatformError) -> Result) throws(PlatformError) -> Result {
        lentTerminals.wrappingAdd(1, ordering: .relaxed)
        defer { lentTerminals.wrappingSubtract(1, ordering: .relaxed) }
        return try body()
    }

    static func set(of signals: [Signal]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal.rawValue) }
        return set
    }

    private struct Watch: Sendable {
        let set: sigset_t
        let receive: @Sendable (Signal) -> Void

        func run() -> Never {
            while true {
                var waited = set
                var number: Int32 = 0
                guard sigwait(&waited, &number) == 0 else { continue }
                let signal = Signal(rawValue: number)
                if Signals.lentTerminals.load(ordering: .relaxed) > 0 && (signal == .interrupt || signal == .quit) { continue }
                receive(signal)
            }
        }
    }
}

/// Runs `body` on a new thread that nobody joins. `stackSize` in bytes; the system's own when nil.
package func startThread(stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void) throws(PlatformError) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
    let box = Unmanaged.passRetained(Box(body))
    #if canImport(Glibc) || canImport(Musl)
    var thread = pthread_t()
    let number = pthread_create(
        &thread, &attributes,
        { argument in
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, box.toOpaque())
    #else
    var thread: pthread_t?
    let number = pthread_create(
        &thread, &attributes,
        { argument in
            Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
    #endif
    if number != 0 {
        box.release()
        throw PlatformError(ErrorNumber(rawValue: number), "start a thread")
    }
}
