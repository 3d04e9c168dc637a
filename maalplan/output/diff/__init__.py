"""What changed between plans, as text, tables, a workbook, JSON and a page."""
