// SvcRuntime: see Sources/README.md.
