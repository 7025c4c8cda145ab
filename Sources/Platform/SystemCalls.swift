#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// System calls whose names a type of this module shadows.

func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }

func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, buffer, count) }

func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, buffer, count) }

/// As poll(2); an entry whose descriptor is negative is skipped.
func pollDescriptors(_ entries: UnsafeMutablePointer<pollfd>, _ count: Int, _ milliseconds: Int32) -> Int32 {
    poll(entries, nfds_t(count), milliseconds)
}

func renamePath(_ path: String, _ target: String) -> Int32 { rename(path, target) }

func mayExecute(_ path: String) -> Bool { access(path, X_OK) == 0 }

func killProcess(_ number: Int32) { kill(number, SIGKILL) }
