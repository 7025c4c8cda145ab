// SvcCommands: see Sources/README.md.
