"""Scoreboards, written."""
