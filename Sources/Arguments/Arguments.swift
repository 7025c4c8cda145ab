// Arguments: see Sources/README.md.
