"""Documents with their right plan, in the files of a labelled corpus: ``truth/<id>.json`` and ``manifest.json``."""
