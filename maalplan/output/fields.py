"""What each field of the JSON files means, and what may stand in it beyond its type.

The types themselves are in :mod:`maalplan.model`, whose docstrings describe them; this adds the line for each
field, for the JSON Schema and for ``docs/schema.md``.
"""

from __future__ import annotations

from typing import Final

from maalplan.output.check.fields import CHECK_FIELDS
from maalplan.output.corrections.fields import CORRECTION_FIELDS
from maalplan.output.diff.fields import DIFF_FIELDS
from maalplan.output.fact import SCHEMA_VERSION_FACT, Fact, Facts
from maalplan.output.followup.fields import FOLLOW_UP_FIELDS
from maalplan.output.history.fields import HISTORY_FIELDS
from maalplan.output.measure.fields import MEASURE_FIELDS
from maalplan.output.scoreboard.fields import SCOREBOARD_FIELDS

_QUOTES = Fact("Field → the words that it was read from, before cleaning, with where they stand.")
_SOURCE = Fact("Where it stands: one place per page or block.")
_EXTRA = Fact("Every other labelled field: label as printed → words.")
_SHA256 = r"^([0-9a-f]{64})?$"

FIELDS: Final[dict[str, Facts]] = {
    "Plan": {
        "schema_version": SCHEMA_VERSION_FACT,
        "id": Fact(
            "Agency id and year, unique among the plans of a folder: `ssi-2025`; `ukendt` and `0000` where unknown.",
            filled=True,
        ),
        "agency": Fact("The agency whose plan it is."),
        "source": Fact("The document that was read."),
        "title": Fact("As printed on the cover or in a heading."),
        "document_type": Fact("In lower case: `mål- og resultatplan`, `resultatkontrakt`, …"),
        "ministry": Fact("The department that signs."),
        "year": Fact("First year that the plan covers."),
        "period": Fact("The days that the plan covers."),
        "published": Fact("As precise as printed: `2024-12` or `2024-12-17`.", pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$"),
        "version": Fact("Which version of the plan the document says that it is; null where it says nothing."),
        "goals": Fact("The goals, in the order of the document."),
        "follow_ups": Fact("How and when the goals are followed up: one entry per occasion named with a time."),
        "signatures": Fact("Who signed the agreement."),
        "coverage": Fact(
            "Share of the words in the goal sections that are in a field, known, or skipped with a reason; "
            "the rest is in findings `unplaced-text`.",
            minimum=0,
            maximum=1,
        ),
        "quotes": _QUOTES,
        "findings": Fact("What the reader should know or doubt."),
        "corrections": Fact("What people put right in it, in the order of the plan."),
    },
    "Agency": {
        "id": Fact("Stable through changes of name: mostly the acronym in lower case, `ssi`.", filled=True),
        "name": Fact("`Statens Serum Institut`"),
        "acronym": Fact("`SSI`"),
    },
    "Ministry": {
        "name": Fact("`Indenrigs- og Sundhedsministeriet`"),
        "acronym": Fact("Acronym of the ministry."),
    },
    "Source": {
        "path": Fact("Path in the source that was given, with `/`; a member of an archive is `a.zip/inner/path`."),
        "sha256": Fact("SHA-256 of the file's bytes, in hexadecimal.", pattern=_SHA256),
        "media_type": Fact("Kind of file, by its content."),
        "pages": Fact("Number of pages, of formats that have pages.", minimum=0),
        "parser": Fact("The reader that took the file."),
    },
    "Period": {
        "start": Fact("First day.", format="date"),
        "end": Fact("Last day.", format="date"),
    },
    "Goal": {
        "id": Fact("Unique in the plan: `ssi-2025/ministry/1`.", filled=True),
        "scope": Fact("`ministry`: shared by the whole ministry (koncernfælles); `agency`: its own, or no difference."),
        "section": Fact("Nearest heading above it that is no goal, without its number."),
        "number": Fact("As printed: `1`, `2.3`, `A1`."),
        "title": Fact("Title, without a suffix that only says the scope."),
        "description": Fact("What the goal says of itself, without the labelled parts below."),
        "focus_area": Fact("What follows »Indsatsområde:«."),
        "criterion": Fact("The sentence that introduces the milestones: `Målet anses som opnået når:`"),
        "milestones": Fact("The milestones, in the order of the document."),
        "remarks": Fact("Remarks (bemærkninger)."),
        "weight": Fact("Weight of the goal."),
        "responsible": Fact("Who is responsible (ansvarlig)."),
        "extra": _EXTRA,
        "footnotes": Fact("Footnotes to its words."),
        "quotes": _QUOTES,
        "source": _SOURCE,
    },
    "Milestone": {
        "id": Fact("Goal id and place from 1: `ssi-2025/ministry/1/2`.", filled=True),
        "number": Fact("As printed, else the place from 1.", filled=True),
        "text": Fact("The words, on one clean line.", filled=True),
        "deadline": Fact("When it falls due."),
        "targets": Fact("The figures that it must reach."),
        "weight": Fact("Weight of the milestone."),
        "extra": _EXTRA,
        "footnotes": Fact("Footnotes to its words."),
        "quotes": _QUOTES,
        "source": _SOURCE,
    },
    "Deadline": {
        "text": Fact("The words that it was read from: `Q2/Q3`"),
        "start": Fact("First day of the window; null where only a last day is set.", format="date"),
        "end": Fact("Last day.", format="date"),
    },
    "Target": {
        "text": Fact("The words that it was read from: `maksimalt +/- 5,0 mio. kr.`"),
        "comparator": Fact("How the figure is compared."),
        "value": Fact("The figure, in plain units: `5000000.0`"),
        "upper": Fact("The upper figure, with `between`."),
        "unit": Fact("`percent`, `DKK`, `day`, … or the counted noun as printed: `sager`."),
        "year": Fact("Only where columns per year give one target each."),
    },
    "Weight": {
        "value": Fact("The figure."),
        "unit": Fact("Percent, or points."),
    },
    "Version": {
        "text": Fact("The words that it was concluded from: `Udkast af 12. november 2024`", filled=True),
        "kind": Fact(
            "`draft`, `addendum` (adds to another document), `amended` (changed after it was agreed), else `signed` "
            "where a signature has a day or it says so; null where only a number or day is printed."
        ),
        "number": Fact("As printed: `2.0`, `1`."),
        "date": Fact(
            "Day or month of this version, as precise as printed; of a signed one the last signature's.",
            pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",
        ),
    },
    "FollowUp": {
        "occasion": Fact("In lower case: `årsrapport`, `udgiftsopfølgning 2`."),
        "when": Fact("When it takes place."),
        "scale": Fact("The grades, best first: `grøn`, `gul`, `rød`."),
        "quotes": _QUOTES,
    },
    "Signature": {
        "name": Fact("Who signed."),
        "title": Fact("As what: `Direktør`"),
        "organisation": Fact("For whom."),
        "place": Fact("Where: `København`"),
        "date": Fact("When.", format="date"),
        "source": _SOURCE,
        "quotes": _QUOTES,
    },
    "Footnote": {
        "mark": Fact("The mark as printed."),
        "text": Fact("The words."),
        "source": _SOURCE,
    },
    "Quote": {
        "text": Fact("The words as the document has them."),
        "places": Fact("Where they stand."),
    },
    "Place": {
        "page": Fact("Page, from 1.", minimum=1),
        "bbox": Fact("x0, top, x1, bottom, in points from the page's top left."),
        "lines": Fact("First and last line, from 1, of text formats."),
        "block": Fact("Block in the document, from 1.", minimum=1),
        "row": Fact("Row in the block's table, from 1.", minimum=1),
        "column": Fact("Column in the block's table, from 1.", minimum=1),
    },
    "Finding": {
        "code": Fact("Kind of finding, a stable word."),
        "severity": Fact("`note`: good to know; `warning`: look at it; `error`: something is missing."),
        "message": Fact("One line for people."),
        "source": _SOURCE,
    },
    **DIFF_FIELDS,
    **HISTORY_FIELDS,
    **CHECK_FIELDS,
    **FOLLOW_UP_FIELDS,
    **SCOREBOARD_FIELDS,
    **CORRECTION_FIELDS,
    **MEASURE_FIELDS,
    "Report": {
        "schema_version": SCHEMA_VERSION_FACT,
        "tool": Fact("The program that ran."),
        "started": Fact("When the run began, with its zone.", format="date-time"),
        "finished": Fact("When the run ended, with its zone.", format="date-time"),
        "documents": Fact("One entry per document found."),
        "tables": Fact("How the tables and the workbook stand in the folder; null where there are none."),
    },
    "Tool": {
        "name": Fact("`maalplan`"),
        "version": Fact("Its version."),
    },
    "ReportEntry": {
        "source": Fact("Path as it was found."),
        "sha256": Fact("SHA-256 of the file's bytes; null where it could not be read.", pattern=_SHA256),
        "status": Fact("`ok`: a plan was written; `failed`; `skipped`: not asked for, or no plan, or met before."),
        "reused": Fact("Whether the plan of an earlier run was kept, the document being the same."),
        "plan_id": Fact("Id of the plan that it gave."),
        "goals": Fact("Number of goals.", minimum=0),
        "milestones": Fact("Number of milestones.", minimum=0),
        "seconds": Fact("Wall time in seconds.", minimum=0),
        "findings": Fact("Number of findings in the plan.", minimum=0),
        "error": Fact("Why it gave no plan."),
    },
    "TablesMade": {
        "csv_dialect": Fact("How the CSV tables are written; null where there are none."),
        "neutralised": Fact(
            "Cells of these that a spreadsheet would have evaluated: an apostrophe is in front.", minimum=0
        ),
        "shortened": Fact("Texts that are too long for a cell of the workbook.", minimum=0),
        "replaced": Fact("Texts with control characters, which the workbook shows as �.", minimum=0),
        "left_out": Fact("Rows that are too many for a sheet of the workbook.", minimum=0),
        "unlinked": Fact("Links that are too many for a sheet of the workbook.", minimum=0),
    },
    "Failure": {
        "code": Fact("A stable word: `encrypted`, `no-goals`, `damaged`, …"),
        "message": Fact("One line that says what to do."),
    },
}
"""Type → field → fact."""
