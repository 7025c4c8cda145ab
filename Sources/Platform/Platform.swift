// Platform is the one room for POSIX: child processes, files, file locks, signals, the terminal device, and who and where we are.
//
// Invariants:
// 1. Every descriptor opened here is close-on-exec; a child has exactly the descriptors that its command names.
// 2. Every failure is a `PlatformError`, matched by its `ErrorNumber`. EINTR never gets out.
// 3. What may take long has a `Deadline` and an `Interruption`, and wakes up at once when the latter is raised.
// 4. A file is seen whole or not at all: written beside its place, flushed, then renamed.
// 5. Nothing is read from the process's environment; callers pass what they mean.
//
// It must never know what a caller does with any of it: no project, no state, no service, no text for a user.
