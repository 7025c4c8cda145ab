#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A signal by its number.
package struct Signal: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let interrupt = Signal(rawValue: SIGINT)
    package static let terminate = Signal(rawValue: SIGTERM)
    package static let hangUp = Signal(rawValue: SIGHUP)
    package static let quit = Signal(rawValue: SIGQUIT)
    package static let kill = Signal(rawValue: SIGKILL)
    package static let abort = Signal(rawValue: SIGABRT)
    package static let brokenPipe = Signal(rawValue: SIGPIPE)
    package static let user2 = Signal(rawValue: SIGUSR2)

    /// Its name as kill(1) takes it, such as "TERM", for the signals that people meet; else the number.
    package var name: String {
        switch rawValue {
        case SIGINT: "INT"
        case SIGTERM: "TERM"
        case SIGHUP: "HUP"
        case SIGQUIT: "QUIT"
        case SIGKILL: "KILL"
        case SIGABRT: "ABRT"
        case SIGPIPE: "PIPE"
        case SIGSEGV: "SEGV"
        case SIGBUS: "BUS"
        case SIGILL: "ILL"
        case SIGTRAP: "TRAP"
        case SIGFPE: "FPE"
        case SIGUSR1: "USR1"
        case SIGUSR2: "USR2"
        case SIGSTOP: "STOP"
        case SIGTSTP: "TSTP"
        case SIGXCPU: "XCPU"
        default: "\(rawValue)"
        }
    }
}
