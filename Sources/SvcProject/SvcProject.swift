// SvcProject: see Sources/README.md.
