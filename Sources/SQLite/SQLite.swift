// SQLite: a thin, typed room over the C library: connection, statement, values, result codes, transactions, frozen migrations.
//
// Invariants
//   1. A statement never outlives its connection: it is noncopyable and exists only inside the closure that uses it.
//   2. SQL is visible and always bound; nothing here builds SQL from values.
//   3. A failure keeps its code, SQLite's own message and the SQL, and is recognised by the code.
//   4. Writing transactions begin IMMEDIATE: a deferred one that writes later fails under contention.
//   5. A connection is used by one thread at a time; the type is not Sendable.
//
// It must never know a table of the program.
