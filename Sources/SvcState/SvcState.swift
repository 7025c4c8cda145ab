// SvcState: see Sources/README.md.
