"""Outcomes put together with plans."""
