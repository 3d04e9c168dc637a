"""Fuzzing: every reader is given what no document should be, for as long as one likes. See docs/fuzzing.md."""
