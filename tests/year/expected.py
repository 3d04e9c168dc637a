"""What must come out of the year, counted by hand."""

from __future__ import annotations

COUNTS = ("total", "met", "partly_met", "not_met", "dropped", "unknown", "light_only", "not_reported", "judged")
GOALS = {
    "ens-2024": (5, 2, 1, 1, 0, 1, 0, 0, 4),
    "slks-2024": (5, 1, 2, 1, 1, 0, 0, 0, 4),
    "ens-2025": (7, 3, 4, 0, 0, 0, 0, 0, 7),
    "slks-2025": (7, 3, 2, 1, 0, 1, 0, 0, 6),
    "dmi-2025": (6, 2, 4, 0, 0, 0, 0, 0, 6),
    "at-2025": (5, 0, 0, 0, 0, 5, 0, 0, 0),
    "bdk-2025": (5, 0, 0, 0, 0, 0, 0, 5, 0),
    "fvst-2025": (7, 0, 0, 0, 0, 0, 0, 7, 0),
    "stps-2025": (6, 0, 0, 0, 0, 0, 0, 6, 0),
}
"""Goals by verdict, in the order of :data:`COUNTS`."""
MILESTONES = {
    "ens-2024": (12, 0, 0, 0, 0, 0, 0, 12, 0),
    "slks-2024": (11, 0, 0, 0, 0, 1, 10, 0, 0),
    "ens-2025": (16, 11, 2, 2, 1, 0, 0, 0, 15),
    "slks-2025": (14, 0, 1, 0, 0, 2, 10, 1, 1),
    "dmi-2025": (15, 9, 2, 3, 1, 0, 0, 0, 14),
    "at-2025": (12, 0, 0, 0, 0, 12, 0, 0, 0),
    "bdk-2025": (12, 0, 0, 0, 0, 0, 0, 12, 0),
    "fvst-2025": (23, 0, 0, 0, 0, 0, 0, 23, 0),
    "stps-2025": (11, 0, 0, 0, 0, 0, 0, 11, 0),
}
OVERDUE = {
    "ens-2024": 5,
    "slks-2024": 5,
    "ens-2025": 2,
    "slks-2025": 3,
    "dmi-2025": 2,
    "at-2025": 7,
    "bdk-2025": 6,
    "fvst-2025": 11,
    "stps-2025": 6,
}
"""Milestones whose day is past, and which neither they nor their goals are done with."""
GOALS_BY_YEAR = {2024: (10, 3, 3, 2, 1, 1, 0, 0, 8), 2025: (43, 8, 10, 1, 0, 6, 0, 18, 19)}
SHARE_MET = {
    ("ens", 2024): 2 / 4,
    ("slks", 2024): 1 / 4,
    ("ens", 2025): 3 / 7,
    ("slks", 2025): 3 / 6,
    ("dmi", 2025): 2 / 6,
}
CARRIED: dict[str, dict[str, tuple[str, ...]]] = {
    "ens-2026": {
        "Godt arbejdsmiljø og lavt sygefravær": ("Sygefraværet",),
        "Grønnere drift": ("Elforbruget",),
        "Udbud af havvind og energiøer": ("Der er holdt fire",),
        "Fangst og lagring af CO2": ("Den første tilladelse",),
    },
    "dmi-2026": {
        "Godt arbejdsmiljø og lavt sygefravær": ("Sygefraværet",),
        "Grønnere drift": ("Elforbruget", "Over 40 pct."),
        "Bedre varsler om skybrud": ("Træfsikkerheden",),
        "Stabil drift af vejrmodellen": ("Flytningen",),
    },
    "slks-2026": {
        "Attraktive arbejdspladser": ("Personaleomsætningen", "Alle ledere"),
        "Tilskud til kunst og kultur": ("Mindst 98 pct.", "Ansøgningsskemaet", "De faste udvalg"),
        "Kulturarv og beredskab": ("Planer for evakuering", "Udstyr"),
        "Biblioteker og læselyst": ("Styrelsen og bibliotekerne",),
    },
}
"""The goals of next year's drafts, with how their milestones begin: what was not met, as the annual reports have it.
The lights of August count no more: »Slotte og haver« had a red one and was met, »Kulturarv« a green one and was not."""
