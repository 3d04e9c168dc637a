"""Plans for people: the workbook of all plans."""
