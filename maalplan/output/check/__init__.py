"""What to mend in a plan, as text, JSON and a page."""
