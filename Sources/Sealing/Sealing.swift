// Sealing: digests, and values that only the holder of a key can read. All cryptography is swift-crypto's.
//
// Invariants
//   1. A key never prints itself.
//   2. What is sealed is bound to a context (its associated data): moved elsewhere, it does not open.
//
// It must never know what is sealed, or where a key is kept.
