"""Goals and milestones added, removed, merged and split in the page of a plan, in a real browser."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from maalplan.model import Place
from maalplan.output.review.page import review_to_html
from tests.browser import DESKTOP, PHONE
from tests.output.review.correcting import Person, page_of, plain
from tests.review.seen_plans import SAMPLES, laid_beside, sample_plan

GOAL = "/goals/1"


def words_at(name: str, text: str) -> tuple[int, tuple[float, float, float, float]]:
    """The page of a PDF that has *text* in one line, and its box in points."""
    with pdfplumber.open(io.BytesIO((SAMPLES / name).read_bytes())) as pdf:
        for page in pdf.pages:
            for line in page.extract_text_lines(return_chars=False):
                if line["text"] == text:
                    return page.page_number, (line["x0"], line["top"], line["x1"], line["bottom"])
    raise AssertionError(text)


def draws(person: Person, page: int, box: tuple[float, float, float, float]) -> None:
    """Draw a frame with the mouse from corner to corner of *box*, in points of *page*."""
    svg = f"document.querySelector('#side-{page} svg')"
    person.ask(f"document.querySelector('#side-{page}').scrollIntoView()")
    person.ask(
        f"""(() => {{
          const pane = document.querySelector('#dokumentet'), box = {svg}.getBoundingClientRect();
          const scale = box.height / {svg}.viewBox.baseVal.height;
          pane.scrollTop += box.top + {box[1]} * scale - pane.getBoundingClientRect().top - 90;
        }})()"""
    )
    person.settles()
    spots = person.ask(
        f"""[[{box[0]}, {box[1]}], [{box[2]}, {box[3]}]].map(([x, y]) => {{
          const found = new DOMPoint(x, y).matrixTransform({svg}.getScreenCTM());
          return [Math.round(found.x), Math.round(found.y)];
        }})"""
    )
    mouse = person.types()
    pointer = mouse.w3c_actions.pointer_action
    middle = [(one + other) // 2 for one, other in zip(*spots, strict=True)]
    for x, y in (spots[0], middle, spots[1]):
        pointer.move_to_location(x, y)  # type: ignore[no-untyped-call] # selenium has no types here
        if [x, y] == spots[0]:
            mouse.click_and_hold()
    mouse.release()
    mouse.w3c_actions.perform()
    person.settles()


def test_a_milestone_is_added_from_a_frame_on_the_page(person: Person) -> None:
    words = "Institutionerne vælger selv, hvilket indsatsområde de lægger mest vægt på."
    page, box = words_at("ens-2025.pdf", words)
    person.opens(page_of("ens-2025.pdf"))
    person.part(GOAL, "Tilføj målepunkt sidst")
    person.presses("Udpeg ordene i dokumentet")
    draws(person, page, (box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2))

    assert person.reads("Ordlyd") == words
    person.browser.picture("review-frame")
    assert person.browser.barriers() == []
    person.keeps("Tilføj")
    one = person.only()
    assert (one.action, one.kind, one.at.kind, one.value) == ("add", "milestone", "goal", {"text": words})
    assert one.after is not None
    assert one.after.id == sample_plan("ens-2025.pdf").goals[1].milestones[-1].id
    assert one.quote is not None
    assert one.quote.text == words
    (place,) = one.quote.places
    assert place.page == page
    assert place.bbox == pytest.approx((box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2), abs=1.5)
    assert "tilføjet" in person.ask("document.querySelector('.milestone.added').innerText")
    assert person.ask("document.activeElement.closest('.milestone.added') !== null")
    assert not person.ask("document.querySelector('.picking') !== null"), "and frames are no longer drawn"
    assert person.browser.errors() == []


def test_a_finger_draws_a_frame_too(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"), width=PHONE)
    person.part(GOAL, "Tilføj målepunkt sidst")
    person.presses("Udpeg ordene i dokumentet")
    person.ask("document.querySelector('#side-3').scrollIntoView()")
    person.settles()
    pane = person.ask(
        """(() => {
          const boxes = ['#dokumentet', '#side-3 svg'].map(one => document.querySelector(one));
          const [pane, page] = boxes.map(one => one.getBoundingClientRect());
          return [Math.max(pane.left, page.left) + 20, Math.max(pane.top, page.top) + 60];
        })()"""
    )
    send = person.browser.driver.execute_cdp_cmd
    for kind, by in (("touchStart", 0), ("touchMove", 60), ("touchMove", 120), ("touchEnd", None)):
        points = [] if by is None else [{"x": pane[0] + by, "y": pane[1] + by / 2}]
        send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    person.settles()
    person.writes("Ordlyd", "Ord, som et billede ikke har")
    person.keeps("Tilføj")
    one = person.only()
    assert one.quote is not None
    (place,) = one.quote.places
    assert place.page == 3
    assert place.bbox is not None
    width, height = place.bbox[2] - place.bbox[0], place.bbox[3] - place.bbox[1]
    assert width / height == pytest.approx(2, rel=0.05)
    assert one.quote.text
    person.is_whole()


def test_words_that_were_marked_are_shown_by_a_click(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.part(GOAL, "Tilføj målepunkt sidst")
    person.presses("Udpeg ordene i dokumentet")
    mark = person.ask("document.querySelector('.row[data-field=remarks]').dataset.m")
    person.ask(
        f"document.querySelector('#dokumentet a[data-m=\"{mark}\"] rect')"
        ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    person.keeps("Tilføj")
    remarks = next(goal.quotes["remarks"] for goal in sample_plan("ens-2025.pdf").goals if goal.remarks)
    assert person.only().quote == remarks


def test_selected_lines_of_a_text_are_where_a_new_milestone_stands(person: Person) -> None:
    person.opens(page_of("slks-2024.txt"))
    line = person.ask(
        """(() => {
          const lines = [...document.querySelectorAll('.text li')];
          const line = lines.find(one => one.textContent.includes('Tilgængelighed'));
          const range = document.createRange();
          range.selectNodeContents(line);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return [line.value, line.textContent.trim()];
        })()"""
    )
    person.ask("document.querySelector('[data-path=\"/goals/1\"]').scrollIntoView()")
    person.settles()
    person.ask("edit.addMilestone(document.querySelector('[data-path=\"/goals/1\"]'), null, null)")
    person.keeps("Tilføj")
    one = person.only()
    assert one.after is None
    assert one.quote is not None
    assert (one.quote.text, one.quote.places) == (line[1], (Place(lines=(line[0], line[0])),))


def test_a_selected_cell_is_where_a_new_goal_stands(person: Person) -> None:
    person.opens(page_of("at-2025.docx"))
    quote = sample_plan("at-2025.docx").goals[0].quotes["title"]
    person.part("/goals/0", "Tilføj mål herunder")
    person.presses("Udpeg ordene i dokumentet")
    person.ask(
        """(() => {
          const mark = document.querySelector('.row[data-path="/goals/0/title"]').dataset.m;
          const words = document.querySelector(`#dokumentet [data-m~="${mark}"]`);
          const range = document.createRange();
          range.selectNodeContents(words);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          document.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
        })()"""
    )
    person.writes("Målepunkter", "Planen er godkendt (Q2).\n\nTo møder er holdt.")
    person.writes("Nummer", "9")
    person.keeps("Tilføj")
    one = person.only()
    assert one.value == {
        "scope": "agency",
        "number": "9",
        "title": sample_plan("at-2025.docx").goals[0].title,
        "milestones": [{"text": "Planen er godkendt (Q2)."}, {"text": "To møder er holdt."}],
    }
    assert one.quote is not None
    (place,), (own,) = one.quote.places, quote.places
    assert (place.block, place.row, place.column) == (own.block, own.row, own.column)
    assert person.ask("document.querySelector('#planen > .added').previousElementSibling.dataset.path") == "/goals/0"


def test_words_that_found_no_place_become_a_milestone(person: Person) -> None:
    lines = [
        *("Mål- og resultatplan 2025", "Statens Serum Institut", "", "Mål 1: Beredskab", "Målepunkter:"),
        *("- Planen er godkendt (Q2).", "- To møder er holdt.", "", "Løst ord uden plads her:"),
        *("Endnu en sætning, der ikke hører til.", "", "Mål 2: Overvågning"),
        *("Målepunkter:", "- Mindst 95 pct. er klar."),
    ]
    review = laid_beside("\n".join(lines).encode(), "plan.txt")
    loose = [(number, one) for number, one in enumerate(review.plan.findings) if one.code == "unplaced-text"]
    assert loose, review.plan.findings
    number, finding = loose[0]
    person.opens(review_to_html(review))
    person.ask(f"document.querySelector('.row[data-path=\"/findings/{number}\"]').scrollIntoView()")
    person.settles()
    person.ask(f"review.choose(document.querySelector('.row[data-path=\"/findings/{number}\"]'))")
    person.types().send_keys("n").perform()
    assert person.ask("document.querySelector('form.editor').ariaLabel") == "Nyt målepunkt"
    person.keeps("Tilføj")
    one = person.only()
    assert one.quote is not None
    assert one.quote.places == finding.source
    assert one.value["text"] in finding.message.replace("\n", " ")
    person.is_whole()


def test_several_are_added_in_the_order_in_which_they_are_to_stand(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    for words in ("Tredje", "Anden"):
        person.part("/goals/0/milestones/0", "Tilføj målepunkt herunder")
        person.writes("Ordlyd", words)
        person.keeps("Tilføj")
    texts = "[...document.querySelectorAll('#maal-1 .milestone.added .value')].map(one => one.textContent)"
    assert person.ask(texts) == ["Anden", "Tredje"]
    assert [one.value["text"] for one in person.corrections()] == ["Tredje", "Anden"], "each right behind the first"

    person.ask("document.querySelector('.milestone.added [data-deed=again]').click()")
    person.writes("Ordlyd", "Anden, senest i Q4")
    person.writes("Ord", "Q4")
    person.keeps("Tilføj")
    assert plain(person.corrections()[1].value) == {"text": "Anden, senest i Q4", "deadline": {"text": "Q4"}}
    person.ask("document.querySelector('.milestone.added .undo').click()")
    assert [one.value["text"] for one in person.corrections()] == ["Tredje"]


@pytest.mark.parametrize(
    ("path", "deed", "filled", "kind", "value"),
    [
        ("", "Tilføj mål først", {"Titel": "Tryghed"}, "goal", {"scope": "agency", "title": "Tryghed"}),
        ("", "Tilføj underskrift", {"Navn": "Åse Ørsted"}, "signature", {"name": "Åse Ørsted"}),
        (
            "",
            "Tilføj opfølgning",
            {"Anledning": "status", "Skala": "grøn\ngul\nrød"},
            "follow_up",
            {"occasion": "status", "scale": ["grøn", "gul", "rød"]},
        ),
    ],
)
def test_other_parts_are_added_too(
    person: Person, path: str, deed: str, filled: dict[str, str], kind: str, value: dict[str, object]
) -> None:
    person.opens(page_of("dmi-2025.md"))
    person.part(path, deed)
    person.keeps("Tilføj")
    assert person.complaint().startswith("Skriv "), "without words there is nothing to add"
    for label, words in filled.items():
        person.writes(label, words)
    person.keeps("Tilføj")
    one = person.only()
    assert (one.kind, one.at.kind, one.value) == (kind, "plan", value)
    person.is_whole()


def test_a_part_is_removed_and_comes_back(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.part("/goals/2", "Fjern")
    one = person.only()
    goal = sample_plan("ens-2025.pdf").goals[2]
    assert (one.action, one.at.id) == ("remove", goal.id)
    assert one.was["milestones"][0]["text"] == goal.milestones[0].text
    assert person.ask("document.querySelector('[data-path=\"/goals/2\"]').classList.contains('gone')")
    person.ask("review.choose(document.querySelector('.row[data-path=\"/goals/2/title\"]')); review.deeds.edit()")
    assert not person.ask("Boolean(document.querySelector('form.editor'))"), "what is gone is not corrected"
    person.is_whole()
    person.ask("document.querySelector('[data-path=\"/goals/2\"] .undo').click()")
    assert person.corrections() == ()
    assert not person.ask("Boolean(document.querySelector('.gone'))")


def test_what_was_corrected_in_a_part_goes_with_it(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects("/goals/2/milestones/0/text")
    person.writes("Ordlyd", "Ny ordlyd")
    person.keeps()
    person.part("/goals/2", "Fjern")
    assert [one.action for one in person.corrections()] == ["remove"]
    person.ask("document.querySelector('[data-path=\"/goals/2\"] > .made .undo').click()")
    assert [one.action for one in person.corrections()] == ["set"]


def test_neighbours_are_merged_one_after_the_other(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    milestones = sample_plan("ens-2025.pdf").goals[1].milestones
    assert len(milestones) == 3
    for _ in range(2):
        person.part("/goals/1/milestones/0", "Læg sammen med det næste")
    one = person.only()
    assert (one.action, one.kind, one.at.id) == ("merge", "milestone", milestones[0].id)
    assert [other.id for other in one.others] == [milestones[1].id, milestones[2].id]
    assert [was["id"] for was in one.was] == [other.id for other in milestones]
    assert "Læg sammen med det næste" not in person.offers("/goals/1/milestones/0")
    person.is_whole()


def test_a_milestone_is_split_at_the_cursor(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    text = sample_plan("ens-2025.pdf").goals[0].milestones[0].text
    person.part("/goals/0/milestones/0", "Del målepunktet")
    person.keeps("Del")
    assert "mindst to linjer" in person.complaint()
    cut = text.index("dog maksimalt")
    person.ask(f"document.querySelector('form.editor textarea').setSelectionRange({cut}, {cut})")
    person.presses("Del ved markøren")
    person.keeps("Del")
    one = person.only()
    assert (one.action, one.kind, one.value) == ("split", "milestone", [text[:cut].strip(), text[cut:]])
    assert one.was["text"] == text
    person.is_whole()


def test_a_goal_is_split_where_the_second_begins(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    goal = sample_plan("ens-2025.pdf").goals[1]
    person.part("/goals/1", "Del målet")
    person.writes("Det nye mål begynder ved målepunkt", "/goals/1/milestones/1")
    person.keeps("Del")
    assert "nummer eller titel" in person.complaint()
    person.writes("Titel", "Trivsel")
    person.writes("Nummer", "2b")
    person.is_whole()
    person.keeps("Del")
    one = person.only()
    assert (one.action, one.kind, one.value) == ("split", "goal", {"number": "2b", "title": "Trivsel"})
    assert [other.id for other in one.others] == [other.id for other in goal.milestones[1:]]
    assert "Fjern" in person.offers("/goals/1")


def test_corrections_are_written_in_an_order_in_which_each_finds_its_part(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.part("/goals/0/milestones/0", "Fjern")
    person.part("/goals/1/milestones/0", "Læg sammen med det næste")
    person.corrects("/goals/1/milestones/0/text")
    person.writes("Ordlyd", "Nyt")
    person.keeps()
    person.ask("edit.addMilestone(document.querySelector('[data-path=\"/goals/0\"]'), '/goals/0/milestones/0', null)")
    person.writes("Ordlyd", "Nyt")
    person.keeps("Tilføj")
    assert [one.action for one in person.corrections()] == ["add", "set", "merge", "remove"]


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESKTOP, False)])
def test_forms_and_lists_are_without_barriers(person: Person, dark: bool, width: int) -> None:
    person.opens(page_of("ens-2025.pdf"), width=width, dark=dark)
    person.ask("document.querySelector('[data-path=\"/goals/1\"]').scrollIntoView()")
    person.settles()
    person.ask("document.querySelector('[data-path=\"/goals/1\"] > .menu').open = true")
    person.settles()
    person.browser.picture(f"review-menu{'-dark' if dark else ''}")
    person.is_whole()
    person.ask("document.querySelector('[data-path=\"/goals/1\"] > .menu').open = false")
    person.part("/goals/1", "Tilføj mål herunder")
    person.presses("Udpeg ordene i dokumentet")
    person.browser.picture(f"review-new-goal{'-dark' if dark else ''}")
    person.is_whole()
    person.presses("Annullér")
    person.part("/goals/1/milestones/0", "Læg sammen med det næste")
    person.part("/goals/1/milestones/2", "Fjern")
    person.part("/goals/0/milestones/0", "Tilføj målepunkt herunder")
    person.writes("Ordlyd", "Handleplanen er klar (Q3).")
    person.keeps("Tilføj")
    person.ask("review.deeds.panel()")
    person.browser.picture(f"review-corrections{'-dark' if dark else ''}")
    person.is_whole()


def test_a_number_that_the_heading_alone_says_can_be_corrected(person: Person) -> None:
    milestone = "/goals/0/milestones/0"
    has_row = f"""Boolean(document.querySelector('.row[data-path="{milestone}/number"]'))"""
    person.opens(page_of("ens-2025.pdf"))
    assert not person.ask(has_row)
    person.part(milestone, "Tilføj felt")
    person.writes("Felt", "number")
    person.keeps("Videre")
    assert person.reads("Nummer") == "1"
    person.writes("Nummer", "1a")
    person.keeps()
    assert person.ask(has_row)
    assert (person.only().field, person.only().value) == ("number", "1a")
    assert "Nummer" not in person.ask(f"edit.missing({milestone!r}).map(field => data.label(`milestone ${{field}}`))")
