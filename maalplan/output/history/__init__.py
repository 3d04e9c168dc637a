"""The lives of goals over the years, as text, tables, JSON and a page."""
