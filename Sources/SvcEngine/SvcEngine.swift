// SvcEngine: see Sources/README.md.
