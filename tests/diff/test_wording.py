"""Whether a sentence asks less or more than before."""

from __future__ import annotations

import pytest

from maalplan.diff.wording import effect_of

CASES = [
    ("Strategien er implementeret (Q4).", "Strategien er igangsat (Q4).", "softened"),
    ("Strategien er igangsat.", "Strategien er implementeret.", "tightened"),
    ("Ny lov er vedtaget.", "Udkast til ny lov er udarbejdet.", "softened"),
    ("Systemet er taget i drift.", "Systemet er testet.", "softened"),
    ("Styrelsen skal sikre kortere ventetid.", "Styrelsen skal bidrage til kortere ventetid.", "softened"),
    ("Styrelsen skal afslutte sagerne.", "Styrelsen bør afslutte sagerne.", "softened"),
    ("Alle sager er afgjort.", "Udvalgte sager er afgjort.", "softened"),
    ("Styrelsen vil søge at afslutte sagerne.", "Styrelsen vil afslutte sagerne.", "tightened"),
    ("Styrelsen skal sikre høj kvalitet.", "Styrelsen vil sikre høj kvalitet.", None),
    ("Planen er udarbejdet.", "Planen skal være udarbejdet.", None),
    ("Rapporten er offentliggjort.", "Rapporten om havmiljøet er offentliggjort.", None),
    ("Analysen er afsluttet i marts.", "Analysen er afsluttet i maj.", None),
    ("Målet er sunde husdyr.", "Målet er sunde husdyr.", None),
    ("Alle regioner bruger systemet.", "De fleste regioner bruger systemet.", "softened"),
    ("Antallet er nedbragt.", "Antallet er søgt nedbragt.", "softened"),
    ("Sagerne afgøres inden sommer.", "Sagerne afgøres som udgangspunkt inden sommer.", "softened"),
    ("Der er truffet beslutning om stedet.", "Der er udarbejdet oplæg til beslutning om stedet.", "softened"),
    ("Midlerne er hjemtaget.", "Midlerne er ansøgt.", "softened"),
    ("Planen er implementeret, og alle sager er afgjort.", "Planen er igangsat, og sagerne er afgjort.", "softened"),
]


@pytest.mark.parametrize(("old", "new", "effect"), CASES)
def test_effect(old, new, effect):
    assert effect_of(old, new) == effect


@pytest.mark.parametrize(("old", "new", "effect"), CASES)
def test_the_other_way_round(old, new, effect):
    other = {"softened": "tightened", "tightened": "softened", None: None}
    assert effect_of(new, old) == other[effect]
