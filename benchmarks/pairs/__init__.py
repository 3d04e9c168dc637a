"""Invented pairs of plans with their truth, and how they are told: :mod:`benchmarks.pairs.told` reads them.

``tune/`` is what thresholds are chosen on; ``held-out/`` is what they have not seen.
"""
