#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where and as whom this process runs, as the system says, not the environment.
package enum Host {
    /// The machine's name; "localhost" where it has none.
    package static func name() -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            buffer.initialize(repeating: 0)
            guard let base = buffer.baseAddress, gethostname(base, 255) == 0, base[0] != 0 else { return "localhost" }
            return String(cString: base)
        }
    }

    /// The effective user's number; 0 is root.
    package static var userNumber: UInt32 { geteuid() }

    /// The name and home of the effective user; nil where the user database has no such user (as in some containers).
    package static func user() -> (name: String, home: String)? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16384) { buffer in
            var record = passwd()
            var found: UnsafeMutablePointer<passwd>?
            guard let base = buffer.baseAddress, getpwuid_r(geteuid(), &record, base, buffer.count, &found) == 0, found != nil,
                let name = record.pw_name, let home = record.pw_dir
            else { return nil }
            return (String(cString: name), String(cString: home))
        }
    }

    /// How many threads can run at the same time.
    package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
