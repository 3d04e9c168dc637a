"""Measurements as text, JSON and CSV."""
