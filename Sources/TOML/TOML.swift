// TOML: see Sources/README.md.
