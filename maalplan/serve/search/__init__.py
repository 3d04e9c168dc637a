"""Searching all goals and milestones of many plans.

``words.py`` knows what a word is and when two are the same, ``query.py`` what was asked for, ``index.py`` in which
goals words stand, ``found.py`` ranks and shows them.
"""
