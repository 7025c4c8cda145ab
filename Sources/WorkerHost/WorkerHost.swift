/// JavaScriptCore made safe: a `Worker` is one ES module in a virtual machine of its own, driven by whoever owns its thread.
///
/// Invariants
/// 1. A worker lives on the thread that made it. Nothing here locks; the only thing that may be touched from another thread is `WorkerStop`.
///    That thread needs a stack of 8 MB or more: JavaScript recursion ends as a RangeError only while native stack is left.
/// 2. JavaScript runs only inside `Worker`'s turns. A turn drains its promise jobs within one entry, so that the CPU limit holds over all of
///    them, and turns never nest in the same worker: what arrives during a turn waits for its end.
/// 3. Every value that outlives a call is protected, and unprotected exactly once.
/// 4. A worker that was ended (CPU, memory, `terminate`) never runs JavaScript again. All that was pending in it fails with the reason.
///
/// Must never know: SwiftNIO, HTTP framing, hostnames, services and environments of svc, files, databases. All of the world comes through
/// `WorkerServices`.
package enum WorkerHost {}
