"""Tests of corrections that are put into plans."""
