"""Every kind of finding, one function each; its docstring is its documentation.

A finding never stops a document. ``note``: good to know; ``warning``: look at it; ``error``: something is
missing that the plan must have.
"""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.model import Finding, Place

Places = tuple[Place, ...]

DAMAGE = frozenset({"repaired", "damaged-pages", "pages-missing", "pages-lost"})
"""Codes that say of a damaged file that words may be missing."""
CORRECTED = "corrected"
"""The code of what people put right: pages tell of it by the value itself, and count it by itself."""


# ------------------------------------------------------------------ ingest


def mojibake_repaired() -> Finding:
    """The whole text had been decoded wrongly once (``MÃ¥l`` for ``Mål``) and was put right."""
    return Finding(
        "mojibake-repaired",
        "warning",
        "The text had been decoded wrongly (Ã¥ for å); it was put right throughout.",
    )


def pages_without_text(source: Places, remedy: str) -> Finding:
    """Some pages are pictures without text (scans between pages of text); their words are not read."""
    return Finding(
        "pages-without-text", "warning", f"Pictures without text, not read: {_pages(source)}. {remedy}".strip(), source
    )


def pages_recognised(source: Places) -> Finding:
    """Some pages are pictures; their words were recognised (OCR), and some of their letters may be wrong."""
    return Finding(
        "pages-recognised",
        "note",
        f"Words recognised in a picture, compare them with the original: {_pages(source)}.",
        source,
    )


def unsure_words(words: tuple[str, ...], page: int, source: Places) -> Finding:
    """Words that were recognised in a picture and may be wrong in a letter or more. One finding per page, with a place
    for each word; of all words that are wrong, most are among these."""
    count = f"{len(words)} words are" if len(words) != 1 else "1 word is"
    message = f"On page {page} {count} hard to recognise, compare with the original: {shorten(', '.join(words))}"
    return Finding("unsure-words", "warning", message, source)


def pages_lost(source: Places) -> Finding:
    """The file is damaged: some pages cannot be read, and what stands on them is missing."""
    return Finding(
        "pages-lost", "error", f"Damaged, nothing could be read: {_pages(source)}. Fetch the PDF again.", source
    )


def read_by_pdfplumber(source: Places) -> Finding:
    """pdfium could not load some pages; pdfplumber, which is slower, has read them."""
    return Finding("second-engine", "note", f"Not readable by pdfium, read by pdfplumber: {_pages(source)}.", source)


def witnesses_disagree(tree_believed: bool, source: Places) -> Finding:
    """The tags of a PDF put other words into cells of a table than what is to be seen on the page; what explains more
    of the words was believed. One finding per table, with the cells."""
    said = "the tags were believed" if tree_believed else "the tags were not believed"
    return Finding(
        "witnesses-disagree",
        "warning",
        f"The PDF's tags and what is to be seen differ on {len(source)} cells of a table, {said}: {_pages(source)}.",
        source,
    )


def repaired() -> Finding:
    """The PDF was damaged (cut off, or its table of objects is wrong), and was put together as far as that goes."""
    return Finding(
        "repaired",
        "warning",
        "The PDF was damaged and has been repaired; words may be missing: fetch it again, or compare the plan with it.",
    )


def damaged_pages(source: Places) -> Finding:
    """Parts of the file are damaged: words on these pages (or, where none are named, on any) are missing or wrong."""
    where = f", on {_pages(source)}" if source else ""
    return Finding(
        "damaged-pages",
        "error",
        f"Parts of the PDF are damaged, and words may be missing or wrong{where}. Fetch the PDF again.",
        source,
    )


def pages_missing(held: int, read: int) -> Finding:
    """The file should have more pages than can be read: it is damaged, or its author deleted them."""
    return Finding(
        "pages-missing",
        "error",
        f"The PDF should have {held} pages, and {read} can be read; fetch it again, or compare the plan with it.",
    )


def empty_pages(source: Places) -> Finding:
    """Some pages show nothing at all; where the document has something there, the file is damaged."""
    message = f"Nothing stands on {_pages(source)}; if the document has words there, fetch the PDF again."
    return Finding("empty-pages", "note", message, source)


def portfolio_opened(name: str) -> Finding:
    """A PDF portfolio, that is a cover with files attached: its one PDF was read, and page numbers are those of it."""
    return Finding("portfolio", "note", f"The PDF is a portfolio; read was the one PDF in it: {shorten(name)}")


def attachments_unread(names: tuple[str, ...]) -> Finding:
    """Other files are attached to the PDF; they are not read."""
    listed = ", ".join(names)
    return Finding("attachments", "note", f"Files attached to the PDF are not read: {shorten(listed)}")


def _pages(source: Places) -> str:
    numbers = [str(page) for page in dict.fromkeys(place.page for place in source)]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


# ------------------------------------------------------------------ parsers


def unplaced_text(words: str, source: Places) -> Finding:
    """Words in a goal section that belong to no field and were not knowingly skipped."""
    return Finding("unplaced-text", "warning", f"In no field: {shorten(words)}", source)


def unknown_label(label: str, nearest: str | None, source: Places) -> Finding:
    """A label that the vocabulary does not know; its words are kept in ``extra``."""
    hint = f" The nearest word that it knows is {nearest!r}." if nearest else ""
    message = f"The label {label!r} is not in the vocabulary; its words are kept in extra.{hint}"
    return Finding("unknown-label", "note", message, source)


# ------------------------------------------------------------------ normalize


def unknown_agency() -> Finding:
    """No authority is named on the cover, in the agreement, at the signatures or in the text: the id is ``ukendt``."""
    return Finding("unknown-agency", "warning", "The document names no authority that it binds; its id says ukendt.")


def unknown_year() -> Finding:
    """Nothing says which year the plan is for: the id has ``0000``."""
    return Finding("unknown-year", "warning", "The document does not say which year it is for; its id says 0000.")


def draft_with_signatures(words: str) -> Finding:
    """The document calls itself a draft, and its signatures have a day: one of the two was not meant."""
    return Finding(
        "draft-with-signatures", "warning", f"It calls itself a draft ({shorten(words)}), and yet signatures are dated."
    )


def no_milestones(title: str, source: Places) -> Finding:
    """A goal for which the document names no milestone, or none was recognised."""
    return Finding("goal-without-milestones", "note", f"No milestones were found for {shorten(title)!r}.", source)


def recurring(words: str, source: Places) -> Finding:
    """A milestone that comes round again and again ("en gang i kvartalet", "løbende"): it has no deadline."""
    return Finding("recurring", "note", f"This recurs, so it has no deadline: {shorten(words)}", source)


def deadline_without_year(words: str, source: Places) -> Finding:
    """A time of the year in a plan of several years, with no year printed: it has no deadline."""
    return Finding("deadline-without-year", "warning", f"No year is printed for this time: {shorten(words)}", source)


# ------------------------------------------------------------------ versions and pairs


def version_chosen(chosen: str, others: tuple[str, ...]) -> Finding:
    """Several documents are of one agency and year: the one that counts by what they say of themselves was taken."""
    return Finding("version-chosen", "note", f"Of several documents {chosen} counts; not used: {'; '.join(others)}.")


def version_guessed(chosen: str, others: tuple[str, ...]) -> Finding:
    """Several documents are of one agency and year, and nothing in them says which counts."""
    message = f"Nothing says which document counts: {chosen} was taken, and not {', '.join(others)}. Look at them."
    return Finding("version-guessed", "warning", message)


def draft_alone(plan: str) -> Finding:
    """The only plan of an agency and year calls itself a draft; no signed one was found."""
    return Finding("draft-alone", "note", f"{plan} calls itself a draft, and there is no other plan of that year.")


def addendum_applied(addendum: str, plan: str, named: int, added: int) -> Finding:
    """An addendum was put together with its plan: the goals that it names stand as it has them, all others stay. What
    it says in prose of goals that fall away is not read."""
    goals = f"{named} goal{'' if named == 1 else 's'} changed, {added} added"
    return Finding("addendum-applied", "note", f"{plan} was taken with its addendum {addendum}: {goals}.")


def addendum_guessed(addendum: str, goal: str) -> Finding:
    """A goal of an addendum has the number of a goal of the plan and says something else: it was added to the plan, and
    the goal of that number stays."""
    message = f"A goal of the addendum {addendum} has the number of {goal} and says something else: both were kept."
    return Finding("addendum-guessed", "warning", message)


def addendum_without_plan(addendum: str) -> Finding:
    """The plan that an addendum adds to was not found: the addendum stands for it, with the goals that it names."""
    return Finding("addendum-without-plan", "warning", f"{addendum} adds to a plan that is not among these documents.")


def agency_renamed(old: str, new: str) -> Finding:
    """An agency has another name than in the older plan; it is the same by the list of authorities or by its id."""
    return Finding("agency-renamed", "note", f"{old} is now called {new}.")


def agency_moved(agency: str, old: str, new: str) -> Finding:
    """An agency is under another ministry than in the older plan."""
    return Finding("agency-moved", "note", f"{agency} moved from {old} to {new}.")


def paired_by_succession(old: str, new: str, year: int) -> Finding:
    """By the list of authorities the older agency went into the newer one, was divided, or gave it tasks."""
    return Finding("paired-by-succession", "note", f"{old} was paired with {new}, which took tasks of it in {year}.")


def left_by_succession(plan: str, other: str, partner: str, year: int) -> Finding:
    """By the list of authorities two agencies belong together, and one of them is paired with a third: goals that went
    from one to the other show as gone and new."""
    message = f"{plan} has no partner: tasks went between it and {other} in {year}, which is paired with {partner}."
    return Finding("left-by-succession", "warning", message)


def paired_by_guess(old: str, new: str, why: str) -> Finding:
    """Two plans were paired though neither their agencies' ids nor the list of authorities say so."""
    return Finding("paired-by-guess", "warning", f"{old} was paired with {new} by a guess: {why}. Look at them.")


# ------------------------------------------------------------------ batch


def id_taken(own: str, given: str) -> Finding:
    """Another document has the same agency and year: this plan got a number behind its id."""
    return Finding("id-taken", "warning", f"Another document is {own} too; this one is {given}.")


def corrections_of_older_document(count: int) -> Finding:
    """The document has changed since people corrected its plan. The corrections are kept; those whose words still stand
    in the document can be put into the new plan (``maalplan review apply OUT --carry``)."""
    made = "1 correction was" if count == 1 else f"{count} corrections were"
    message = (
        f"{made} made to an older version of this document; 'maalplan review apply OUT --carry' puts in those whose "
        "words still stand."
    )
    return Finding("corrections-of-older-document", "warning", message)


# ------------------------------------------------------------------ history


def plan_without_year(plan: str) -> Finding:
    """A plan of which no year is known: it has no place in a history."""
    return Finding("plan-without-year", "warning", f"No year is known of {plan}: it has no place in the history.")


def plan_passed_over(plan: str, taken: str) -> Finding:
    """Two plans of an agency are of one year, and a history takes one of them."""
    return Finding("plan-passed-over", "note", f"{plan} is of the same year as {taken}, which was taken.")


def plans_of_predecessor(old: str, new: str, year: int) -> Finding:
    """Before an agency's first plan, a history has the plans of the agency from which it took over."""
    message = f"Before {new}, which took over in {year}, stand the plans of {old}."
    return Finding("plans-of-predecessor", "note", message)


def years_without_plan(years: tuple[int, ...]) -> Finding:
    """Between two plans of an agency a year has none: the goals of the years around it were compared."""
    return Finding("years-without-plan", "warning", f"No plan was found for {', '.join(map(str, years))}.")


# ------------------------------------------------------------------ follow-ups


def goals_without_verdict(source: Places, count: int) -> Finding:
    """A report tells of goals without judging them; their rating is ``unknown``."""
    goals = "One goal is" if count == 1 else f"{count} goals are"
    return Finding("goals-without-verdict", "warning", f"{goals} told of without a verdict.", source)


def rows_by_order(source: Places) -> Finding:
    """A text extraction gave the columns of a report's table one after the other. Its titles, verdicts and results were
    put together by their order."""
    message = (
        "Rows that the text does not show were put together by the order of their cells; compare with the original."
    )
    return Finding("rows-by-order", "warning", message, source)


def verdict_not_known(words: str, source: Places) -> Finding:
    """The words of a verdict say neither that a goal was met nor that it was not; its rating is ``unknown``."""
    return Finding("verdict-not-known", "warning", f"What does this verdict mean? {shorten(words)}", source)


def verdict_from_colour(colour: str, source: Places) -> Finding:
    """A cell of verdicts has no words; its rating was concluded from the colour that it is painted in."""
    return Finding(
        "verdict-from-colour", "note", f"A verdict without words was read from its colour: {colour}.", source
    )


def unknown_occasion() -> Finding:
    """Nothing in a report says which follow-up it is."""
    return Finding("unknown-occasion", "warning", "No words say which follow-up this is: annual report, status, …")


def outcome_not_in_plan(name: str, source: Places) -> Finding:
    """A report judges a goal or milestone that the plan given does not have."""
    return Finding("outcome-not-in-plan", "warning", f"Not found in the plan: {shorten(name)}", source)


def plan_of_another(report: str, plan: str) -> Finding:
    """The plan given is of another agency or year than the report says."""
    return Finding("plan-of-another", "warning", f"The report is on {report}, the plan given is {plan}.")


def reports_disagree(plan: str, name: str, count: int, counts: str, others: Sequence[str]) -> Finding:
    """Several reports of one name on one plan judge goals or milestones differently: a sheet that came back twice."""
    many = "1 goal or milestone" if count == 1 else f"{count} goals and milestones"
    return Finding(
        "reports-disagree",
        "warning",
        f"{plan} has several reports called {name}, which judge {many} differently: {counts} counts, not "
        f"{', '.join(others)}. Take away what no longer holds.",
    )


# ------------------------------------------------------------------ corrections


def corrected(said: str, source: Places) -> Finding:
    """A person put something right in the plan: a value, or a part that was added, removed, merged or split. One
    finding per correction that stands, with what was read before, and who made it and when, where that is given."""
    return Finding("corrected", "note", f"Put right by hand: {said}", source)


def correction_left(correction: str, said: str) -> Finding:
    """A correction could not be put in: its words are no longer in the document's plan, or stand there several times,
    or its value is none that the field can have. It is kept; look at the plan and make it anew, or take it away."""
    return Finding("correction-left", "warning", f"The correction {correction} was not put in: {said}")


# ------------------------------------------------------------------ words of messages


def shorten(words: str, length: int = 160) -> str:
    """*words* on one line, cut at *length* characters."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1] + "…"
