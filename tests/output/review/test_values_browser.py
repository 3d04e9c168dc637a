"""Values corrected in the page of a plan, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser import DESKTOP, PHONE
from tests.output.review.correcting import Person, page_of, plain

MILESTONE = "/goals/0/milestones/1"


@pytest.mark.parametrize(
    ("path", "filled", "value"),
    [
        (
            f"{MILESTONE}/text",
            {"Ordlyd": "Alle centre har\n godkendt  budgettet"},
            "Alle centre har godkendt budgettet",
        ),
        (f"{MILESTONE}/deadline", {"Ord": "senest i Q3"}, {"text": "senest i Q3"}),
        (
            f"{MILESTONE}/deadline",
            {"Ord": "1. juli", "Sidste dag": "2025-07-01"},
            {"text": "1. juli", "end": "2025-07-01"},
        ),
        (
            "/goals/1/milestones/0/targets",
            {"Tal": "1.250,5", "Krav": "less_than", "Enhed": "timer"},
            [{"text": "højst 7,2 dage", "comparator": "less_than", "value": 1250.5, "unit": "hour"}],
        ),
        (
            "/goals/1/milestones/0/targets",
            {"Krav": "between", "Tal": "6", "Til": "7,5", "Enhed": "sager"},
            [{"text": "højst 7,2 dage", "comparator": "between", "value": 6, "upper": 7.5, "unit": "sager"}],
        ),
        ("/goals/0/title", {"Titel": "Økonomi »og« <styring>"}, "Økonomi »og« <styring>"),
        ("/goals/0/scope", {"Hvis mål": "agency"}, "agency"),
        ("/agency", {"Navn": "Søfartsstyrelsen", "Forkortelse": ""}, {"name": "Søfartsstyrelsen"}),
        ("/year", {"År": "2026"}, 2026),
        (
            "/period",
            {"Første dag": "2026-01-01", "Sidste dag": "2027-12-31"},
            {"start": "2026-01-01", "end": "2027-12-31"},
        ),
        ("/signatures/0/date", {"Dato": "2025-01-15"}, "2025-01-15"),
        ("/follow_ups/0/occasion", {"Anledning": "halvårsstatus"}, "halvårsstatus"),
    ],
)
def test_a_value_is_corrected_by_its_own_editor(person: Person, path: str, filled: dict[str, str], value: Any) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects(path)
    for label, words in filled.items():
        person.writes(label, words)
    person.keeps()

    one = person.only()
    assert (one.action, one.field) == ("set", path.rpartition("/")[2])
    assert plain(one.value) == value
    assert one.was is not None
    assert "rettet" in person.shown(path)
    assert person.ask("document.activeElement.dataset.path") == path, "what was corrected has the focus again"
    assert person.browser.errors() == []


@pytest.mark.parametrize("name", ["ens-2025.pdf", "slks-2024.txt", "at-2025.docx", "fvst-2025.pdf"])
def test_keeping_a_value_as_it_is_corrects_nothing(person: Person, name: str) -> None:
    person.opens(page_of(name))
    paths = person.ask("[...document.querySelectorAll('#planen .row:not(.finding)')].map(row => row.dataset.path)")
    for path in paths:
        person.ask(
            f"""(() => {{
              review.choose([...document.querySelectorAll('#planen .row')].find(row => row.dataset.path === {path!r}));
              review.deeds.edit();
              document.querySelector('form.editor').requestSubmit();
            }})()"""
        )
    assert len(paths) > 30
    assert person.corrections() == ()
    assert not person.ask("Boolean(document.querySelector('form.editor'))"), "and every editor takes what it shows"
    assert person.browser.errors() == []


@pytest.mark.parametrize(
    ("path", "filled", "words"),
    [
        (f"{MILESTONE}/text", {"Ordlyd": "  "}, "Feltet »Ordlyd« kan ikke være tomt."),
        (
            f"{MILESTONE}/deadline",
            {"Første dag": "2025-07-01", "Sidste dag": "2025-06-30"},
            "Den sidste dag ligger før den første.",
        ),
        (f"{MILESTONE}/deadline", {"Ord": "", "Sidste dag": "2025-06-30"}, "Skriv fristens ord"),
        (f"{MILESTONE}/deadline", {"Første dag": "2025-06-30", "Sidste dag": ""}, "Skriv også den sidste dag."),
        ("/goals/1/milestones/0/targets", {"Tal": "mange"}, "Tallet skal være et tal"),
        ("/goals/1/milestones/0/targets", {"Tal": "12.5"}, "fx 12,5 eller 1.250"),
        ("/goals/1/milestones/0/targets", {"Krav": "between", "Til": "3"}, "øvre tal, der er større"),
        ("/goals/1/milestones/0/targets", {"Enhed": "mio. kr."}, "hele kroner"),
        ("/year", {"År": "25"}, "fire cifre"),
        ("/agency", {"Navn": " "}, "Skriv myndighedens navn."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(person: Person, path: str, filled: dict[str, str], words: str) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects(path)
    for label, given in filled.items():
        person.writes(label, given)
    person.keeps()

    assert words in person.complaint()
    assert person.corrections() == ()
    assert person.ask("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert person.browser.barriers() == []
    person.presses("Annullér")
    assert person.corrections() == ()


def test_a_correction_of_a_correction_is_one_and_the_old_value_is_none(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    for words in ("Økonomi", "Økonomi og styring"):
        person.corrects("/goals/0/title")
        person.writes("Titel", words)
        person.keeps()
    assert (person.only().was, person.only().value) == ("Økonomistyring", "Økonomi og styring")

    person.corrects("/goals/0/title")
    assert person.reads("Titel") == "Økonomi og styring"
    person.writes("Titel", "Økonomistyring")
    person.keeps()
    assert person.corrections() == ()
    assert "rettet" not in person.shown("/goals/0/title")


def test_a_value_is_emptied_and_what_is_missing_is_added(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects("/goals/1/focus_area")
    person.presses("Tøm")
    assert (person.only().field, person.only().value) == ("focus_area", None)
    assert "(tømt)" in person.shown("/goals/1/focus_area")

    person.part(MILESTONE, "Tilføj felt")
    person.writes("Felt", "weight")
    person.keeps("Videre")
    person.writes("Tal", "12,5")
    person.keeps()
    assert plain(person.corrections()[1].value) == {"value": 12.5, "unit": "percent"}
    assert "12,5 pct." in person.shown(f"{MILESTONE}/weight")

    person.part("/goals/0", "Tilføj felt")
    person.writes("Felt", "extra")
    person.writes("Feltets navn", "Baggrund/noter")
    person.keeps("Videre")
    person.writes("Baggrund/noter", "Aftalt i 2024.")
    person.keeps()
    last = person.corrections()[2]
    assert (last.field, last.name, last.value, last.was) == ("extra", "Baggrund/noter", "Aftalt i 2024.", None)
    assert "Aftalt i 2024." in person.shown("/goals/0/extra/Baggrund~1noter")
    person.is_whole()


def test_words_of_a_deadline_that_change_take_their_days_along(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects(f"{MILESTONE}/deadline")
    assert (person.reads("Første dag"), person.reads("Sidste dag")) == ("2025-01-01", "2025-03-31")
    person.writes("Ord", "Q2")
    assert (person.reads("Første dag"), person.reads("Sidste dag")) == ("", "")
    person.writes("Ord", "Q1")
    assert person.reads("Sidste dag") == "2025-03-31"


def test_targets_are_added_and_removed(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects("/goals/1/milestones/0/targets")
    person.presses("Tilføj måltal")
    person.writes("Ord", "mindst 95 pct.", nth=1)
    person.writes("Tal", "95", nth=1)
    person.writes("Enhed", "pct.", nth=1)
    person.presses("Fjern måltallet")
    person.keeps()
    assert plain(person.only().value) == [
        {"text": "mindst 95 pct.", "comparator": "at_least", "value": 95, "unit": "percent"}
    ]
    person.corrects("/goals/1/milestones/0/targets")
    person.presses("Fjern måltallet")
    person.keeps()
    assert person.only().value is None


def test_corrections_are_undone_where_they_are_shown(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects("/year")
    person.writes("År", "2031")
    person.keeps()
    assert person.ask("document.querySelector('#antal-rettelser').textContent") == "1"
    person.ask("document.querySelector('.row[data-path=\"/year\"] .undo').click()")
    assert person.corrections() == ()
    assert person.shown("/year").startswith("År 2025")
    assert person.ask("document.querySelector('#sagt').textContent") == "Rettelsen er fortrudt."


def test_the_keyboard_alone_is_enough(person: Person) -> None:
    from selenium.webdriver.common.keys import Keys

    person.opens(page_of("ens-2025.pdf"))
    person.ask("document.querySelector('.row[data-path=\"/year\"]').click()")
    person.types().send_keys("e").perform()
    person.types().key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys("2026").perform()
    person.types().key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    assert person.only().value == 2026
    assert person.ask("document.activeElement.dataset.path") == "/year"

    person.types().send_keys("j").perform()
    path = person.ask("document.activeElement.dataset.path")
    person.types().send_keys("e").perform()
    person.types().send_keys("jjj").perform()
    assert person.ask("document.activeElement.matches('form.editor *')"), "letters are written, and do not move"
    person.types().send_keys(Keys.ESCAPE).perform()
    assert person.ask("document.activeElement.dataset.path") == path
    assert len(person.corrections()) == 1

    # The list of a part is reached and used too.
    person.ask(
        "document.querySelector('[data-path=\"/goals/1\"] > .menu summary')?.focus() ?? review.deeds['goal on']()"
    )
    person.ask("document.querySelector('[data-path=\"/goals/0\"]').scrollIntoView()")
    person.settles()
    person.ask("document.querySelector('[data-path=\"/goals/0\"] > .menu summary').focus()")
    person.types().send_keys(Keys.ENTER).perform()
    person.settles()
    person.types().send_keys(Keys.TAB, Keys.TAB, Keys.ENTER).perform()
    assert person.ask("document.querySelector('form.editor').ariaLabel") == "Nyt målepunkt"
    person.types().send_keys("Handleplanen er klar (Q3).").perform()
    person.types().key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    assert person.corrections()[0].value == {"text": "Handleplanen er klar (Q3)."}
    assert "Handleplanen er klar" in person.ask("document.activeElement.innerText")
    person.types().send_keys("r").perform()
    assert person.ask("document.querySelector('#rettelser').open")
    assert person.browser.errors() == []


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (DESKTOP, True)])
@pytest.mark.parametrize("path", [f"{MILESTONE}/deadline", "/goals/1/milestones/0/targets", "/agency", "/version"])
def test_open_editors_are_without_barriers(person: Person, path: str, width: int, dark: bool) -> None:
    person.opens(page_of("ens-2025.pdf"), width=width, dark=dark)
    person.corrects(path)
    person.browser.picture(f"review-editor{path.replace('/', '-')}{'-dark' if dark else ''}")
    person.is_whole()


def test_labels_are_english_where_english_is_asked_for(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf", "en"))
    person.corrects(f"{MILESTONE}/deadline")
    person.writes("Words", "Q2")
    person.keeps("Correct")
    person.corrects("/goals/1/milestones/0/targets")
    person.writes("Figure", "1,250.5")
    person.keeps("Correct")
    assert plain(person.corrections()[0].value) == {"text": "Q2"}
    assert person.corrections()[1].value[0]["value"] == 1250.5
    assert "corrected" in person.shown(f"{MILESTONE}/deadline")


def test_the_plan_is_read_by_the_script_when_something_is_first_corrected(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.chooses(f"{MILESTONE}/deadline")
    assert person.ask("document.querySelectorAll('.on-row').length") > 0
    assert not person.ask("data.isRead()")
    person.corrects(f"{MILESTONE}/deadline")
    assert person.ask("data.isRead()")
