#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The terminal behind a descriptor.
package enum TerminalDevice {
    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns and rows; nil when it is no terminal or does not know.
    package static func size(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// How a terminal behaves, kept to be put back.
    package struct Settings: Sendable {
        fileprivate let value: termios
    }

    package static func settings(_ descriptor: Int32) throws(PlatformError) -> Settings {
        var value = termios()
        _ = try PlatformError.check("ask the terminal") { tcgetattr(descriptor, &value) }
        return Settings(value: value)
    }

    package static func restore(_ descriptor: Int32, _ settings: Settings) {
        var value = settings.value
        while tcsetattr(descriptor, TCSAFLUSH, &value) != 0 && errno == EINTR {}
    }

    /// What is typed is not shown from now on, but for the end of the line. What was typed ahead is thrown away.
    package static func stopEcho(_ descriptor: Int32) throws(PlatformError) {
        var value = try settings(descriptor).value
        value.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK)
        value.c_lflag |= tcflag_t(ECHONL)
        _ = try PlatformError.check("set the terminal") { tcsetattr(descriptor, TCSAFLUSH, &value) }
    }
}
