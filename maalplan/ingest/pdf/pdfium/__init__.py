"""The pages as pdfium sees them, through pypdfium2: ``opened`` opens the file, ``page`` looks at a page."""
