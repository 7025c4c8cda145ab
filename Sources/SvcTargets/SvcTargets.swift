// SvcTargets: see Sources/README.md.
