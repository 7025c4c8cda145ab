#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A detached thread with a stated stack size.
enum OwnThread {
    static func start(stackBytes: Int, _ body: @escaping @Sendable () -> Void) {
        let result = spawn(stackBytes, Unmanaged.passRetained(Body(body)).toOpaque())
        precondition(result == 0, "a thread of the runtime cannot be made (\(result))")
    }

    private static func spawn(_ stackBytes: Int, _ argument: UnsafeMutableRawPointer) -> CInt {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        let result = pthread_create(&thread, &attributes, { OwnThread.run($0) }, argument)
        pthread_attr_destroy(&attributes)
        return result
    }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
