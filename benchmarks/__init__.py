"""Measurements; each prints a table of ``docs/performance.md``."""
