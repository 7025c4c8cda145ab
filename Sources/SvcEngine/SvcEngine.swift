// SvcEngine: what svc does, one file per use. A plan is pure (wanted + actual → steps); carrying out is separate and obeys the
// crash law: intent → act → outcome.
//
// Invariants
//   1. The intent (version row and pending deployment) is committed before the target hears of it.
//   2. Every change holds the locks of its environments from reading what is until recording what became of it.
//   3. Whoever takes a lock first settles what a dead process left pending there.
//   4. Nothing here prints, reads the process's environment, or knows a flag: results are values, progress is events.
