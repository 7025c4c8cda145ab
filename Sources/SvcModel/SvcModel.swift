// SvcModel: see Sources/README.md.
