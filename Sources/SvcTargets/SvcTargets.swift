// SvcTargets: where environments run, behind one protocol, and the embedded runtime as its first implementation.
//
// Invariants
//   1. Every step that changes something carries the identity of what it changes (digest, version, deployment), so that repeating it
//      changes nothing; activation is one atomic step at the target.
//   2. A target says what it runs (`live`); nothing here guesses it.
//   3. Nothing here reads or writes the state database, nor prints.
