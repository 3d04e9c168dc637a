"""Documents that are sent to the server: received within bounds, converted one after the other, kept where they gave a
plan.

``names.py`` cleans what they are called, ``receiving.py`` takes them in, ``line.py`` has them wait for their turn,
``turn.py`` converts those of one upload into the folder, ``routes.py`` answers.
"""

from __future__ import annotations

from maalplan.serve.uploads.line import Limits, Uploads, uploads_into
from maalplan.serve.uploads.routes import UploadAnswers

__all__ = ["Limits", "UploadAnswers", "Uploads", "uploads_into"]
