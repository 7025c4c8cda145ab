// What the tests of Platform need a process of their own for. Each act says "ready" on standard output when it can be watched.
import Platform

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

Descriptor.fillStandard()
Signals.ignoreBrokenPipe()

func say(_ text: String) { print(text); fflush(nil) }

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "await-signal":
    let interruption = try Interruption()
    try Signals.raise(interruption)
    say("ready")
    do {
        try interruption.sleep(.seconds(60))
        say("slept")
    } catch {
        say("interrupted by \(error.signal?.name ?? "nothing")")
    }
case "ignore-first-signal":
    let interruption = try Interruption()
    try Signals.raise(interruption) { say("impatient") }
    say("ready")
    while !interruption.isRaised { usleep(1000) }
    say("first")
    sleep(60)
case "hold-lock":
    let lock = try FileLock.acquire(arguments[2], holder: "probe \(ProcessIdentity.currentNumber)")
    say("ready")
    sleep(60)
    lock.release()
case "count":
    // Adds 1 to the number in a file, as often as told, each time under the lock.
    for _ in 0..<(Int(arguments[4]) ?? 0) {
        let lock = try FileLock.acquire(arguments[2])
        let old = Int(String(decoding: try Files.readIfPresent(arguments[3], limit: 100) ?? [], as: UTF8.self)) ?? 0
        try Files.write(arguments[3], "\(old + 1)", durable: false)
        lock.release()
    }
case "descriptors":
    say(try Files.list("/dev/fd").joined(separator: " "))
case "session":
    say("\(getsid(0) == getpid()) \(getpgrp() == getpid())")
    if arguments.count > 2, let end = Int32(arguments[2]) { try Descriptor(owning: end).writeAll("ready") }
default:
    say("unknown act")
}
