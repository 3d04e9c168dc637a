"""Corrections: the file that people save, and what is said of them."""
