"""Follow-ups, written."""
