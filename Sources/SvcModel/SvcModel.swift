// SvcModel: the words of svc as values. Names, versions, references, configuration and its layers, bundles, deployments,
// problems, and the wire types that `svc` and `svc-runtime` both speak.
//
// Invariants
//   1. Nothing here does I/O, reads a clock or the environment, or keeps state.
//   2. A value that exists is lawful: names are checked where they are made, also when they are decoded.
//   3. Encoding is deterministic: the same value gives the same bytes, so bytes may be hashed and compared.
//
// The words and their laws are those of the design's MODEL; a field name here is the field name in every JSON object.
