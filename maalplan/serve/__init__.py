"""A converted folder on a server: its pages with saving, search, comparison and upload (extra ``web``).

``app.py`` makes the application of ``settings.py``; ``guard.py``, ``origin.py``, ``access.py`` and ``bounds.py`` stand
before every answer; ``shelf.py`` knows the plans, ``pages.py`` makes what is shown, ``search.py`` finds in it.
"""
