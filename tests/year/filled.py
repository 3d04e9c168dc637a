"""What people write into the status sheets of the year."""

from __future__ import annotations

from collections.abc import Mapping

Filled = Mapping[str, tuple[str, str | None]]
"""How a milestone begins → status and comment."""

RATINGS = {
    "grøn": "green",
    "gul": "yellow",
    "rød": "red",
    "udgået": "dropped",
    "opfyldt": "met",
    "delvist opfyldt": "partly_met",
    "ikke opfyldt": "not_met",
}
"""What the statuses mean."""

ENS: Filled = {
    "Årets driftsresultat": ("grøn", None),
    "Alle centre har godkendt": ("grøn", "Det sidste blev godkendt i februar."),
    "Sygefraværet": ("gul", "7,5 dage efter andet kvartal."),
    "Mindst 85 pct. af medarbejderne": ("gul", None),
    "Seniorpolitikken": ("grøn", None),
    "Elforbruget": ("gul", None),
    "Over 40 pct. af rejserne": ("grøn", None),
    "Mindst 90 pct. af ansøgningerne": ("grøn", None),
    "Der er færre end 15 sager": ("grøn", None),
    "Udbudsbetingelserne": ("grøn", None),
    "Kontrakterne med vinderne": ("rød", "Ingen bød på områderne.\nNyt udbud ønskes ved Læsø og Ærø."),
    "Der er holdt fire": ("gul", None),
    "Den første tilladelse": ("rød", None),
    "Der er udstedt mellem": ("grøn", None),
    "Nødplanen": ("grøn", "Øvelsen blev holdt i Rønne."),
    "Gaslagrene": ("grøn", None),
}
SLKS: Filled = {
    "Tilgængelighedserklæringen": ("grøn", None),
    "Mindst 9 ud af 10 fejl": ("grøn", None),
    "Regnskabet": ("grøn", None),
    "Personaleomsætningen": ("gul", None),
    "Alle ledere": ("Delvist opfyldt", "Tre ud af fem nåede det."),
    "Mindst 98 pct.": ("grøn", None),
    "Ansøgningsskemaet": ("gul", None),
    "Springvandet": ("grøn", None),
    "Haverne": ("grøn", None),
    "Indtægterne": ("rød", "Billetsalget er bagud efter den våde sommer."),
    "Planer for evakuering": ("grøn", None),
    "Udstyr til vandskader": ("lilla", None),
}
"""Two statuses are none of the scale; that of »Styrelsen og bibliotekerne« is left empty."""
DMI: Filled = {
    "Årets driftsresultat": ("grøn", None),
    "Alle centre": ("grøn", None),
    "Sygefraværet": ("rød", None),
    "Mindst 85 pct.": ("grøn", None),
    "Seniorpolitikken": ("grøn", None),
    "Elforbruget": ("gul", None),
    "Over 40 pct.": ("gul", None),
    "Træfsikkerheden": ("gul", None),
    "Borgerne": ("grøn", None),
    "Der er indgået": ("grøn", None),
    "Oppetiden": ("grøn", None),
    "Nedbrud": ("grøn", None),
    "Flytningen": ("rød", None),
    "En ny udgave": ("grøn", None),
    "Brugernes": ("grøn", None),
}
DMI_AT_THE_END: Filled = {
    "Årets driftsresultat": ("opfyldt", "Resultatet blev 1,2 pct. lavere."),
    "Alle centre": ("opfyldt", None),
    "Sygefraværet": ("ikke opfyldt", "7,9 dage."),
    "Mindst 85 pct.": ("opfyldt", None),
    "Seniorpolitikken": ("opfyldt", None),
    "Elforbruget": ("delvist opfyldt", "Sænket med 4 pct."),
    "Over 40 pct.": ("ikke opfyldt", None),
    "Træfsikkerheden": ("delvist opfyldt", "Hævet til 67 pct."),
    "Borgerne": ("opfyldt", None),
    "Der er indgået": ("opfyldt", None),
    "Oppetiden": ("opfyldt", None),
    "Nedbrud": ("opfyldt", None),
    "Flytningen": ("ikke opfyldt", "Anlægget på Island er forsinket."),
    "En ny udgave": ("opfyldt", None),
    "Brugernes": ("udgået", "Målingen blev sparet væk."),
}
NOT_RETURNED = ("bdk-2025", "fvst-2025", "stps-2025")
"""The plans whose sheets never come back."""
