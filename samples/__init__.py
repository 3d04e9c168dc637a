"""Invented plans in the shapes of real ones, each told once (``truth/``) and printed in four formats (``plans/``)."""
