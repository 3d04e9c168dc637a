"""A table's rows in order: titles over the full width, labels, goals, milestones, lines of cards, or none of these."""

from __future__ import annotations

from maalplan.model import YEAR_TARGET, Cell, Table
from maalplan.parsers.draft import Draft
from maalplan.parsers.evidence import titles_goal
from maalplan.parsers.grid import (
    KEY_ROLES,
    Grid,
    Header,
    cell_names_goal,
    cell_span,
    cell_texts,
    cell_words,
    is_sum,
    per_row,
    read_header,
    settled,
)
from maalplan.parsers.headings import goal_heading, read_heading
from maalplan.parsers.inner import card_roles, inner_tables, own_texts
from maalplan.parsers.overview import Overview
from maalplan.parsers.parts import LEAD, Part, split_parts
from maalplan.parsers.row_parts import due_rows, marked, numbers_goal, row_parts
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import Span, whole
from maalplan.parsers.table_state import State
from maalplan.parsers.timed import MARKED, TIMES
from maalplan.parsers.titles import naming, titled
from maalplan.parsers.vocabulary import label_key

OPENING = frozenset({"heading", "title", "goal", "number", "description", "milestones"})
"""The labels that can begin a card."""
BESIDE = frozenset({"milestones", "deadline", "target", "baseline", "outcome", MARKED})
"""The fields that are a milestone's own in its row; weight and responsible are only where rows show them to be."""
FACTS = frozenset({"number", "weight", "responsible", "deadline", "focus_area", "extra"})
"""The fields that a small table can tell of a goal whose prose and milestones stand around it."""
LONGEST_LABEL = 40
LONGEST_SECTION = 100
NO_GOALS = "a table without goals"


def read_table(state: State, table: Table) -> None:
    """Read the rows of *table* into *state*."""
    _Rows(state, Grid(table)).read()


class _Rows:
    """One table as it is read."""

    def __init__(self, state: State, grid: Grid) -> None:
        self.state, self.grid, self.words = state, grid, state.words
        self.below_goal = state.current
        """The goal under which the table stands: what of it is not understood is the goal's, and unplaced."""
        self.header: Header | None = None
        self.beside = BESIDE
        self.in_card = False
        self.card_roles = card_roles(grid, state.words)
        self.card_goal: Draft | None = None
        """The goal that a line of this table's card began."""
        self.overview: Overview | None = None

    def read(self) -> None:
        if self.grid.table.columns == 1:
            self.single_column()
            return
        rows = list(self.grid.rows())
        for n, (row, cells) in enumerate(rows):
            following = rows[n + 1][1] if n + 1 < len(rows) else []
            if wide := self.title_row(row, cells):
                self.state.open(read_heading(wide, self.words))
            elif cell := self.section_cell(row, cells):
                self.section_row(cell)
            elif cell := self.full_width(cells) or self.below_title(cells):
                self.wide_row(cell)
            elif new := self.header_in(row, cells):
                self.begin(new, row)
            elif self.are_heads(cells, following):
                self.facts(cells)
            elif self.header is None and read_header(following, self.words) and self.is_group_row(cells):
                self.skip_cells(cells, "table header")
            else:
                self.plain_row(row, cells)

    def header_in(self, row: int, cells: list[Cell]) -> Header | None:
        """The header that a row is; times of the year alone are one only above words, and not below another."""
        found = read_header(cells, self.words)
        if found is None:
            return None
        known = settled(found, self.grid, row, self.words)
        return known if found.roles - TIMES or (self.header is None and known.roles) else None

    def plain_row(self, row: int, cells: list[Cell]) -> None:
        """A row of words: below a header, of a card, or of a table that is none of ours."""
        if self.header is not None and is_sum(cells):
            self.skip_cells(cells, "a sum")
        elif self.header is not None:
            self.data_row(self.header, row, cells)
        elif not self.labelled_row(cells) and not self.card_row(cells) and self.below_goal is None:
            self.skip_cells(cells, NO_GOALS)

    def single_column(self) -> None:
        """A column of boxes reads like prose."""
        for _, cells in self.grid.rows():
            for text in cell_texts(cells[0]):
                if goal_heading(whole(text), self.words):
                    self.state.open(read_heading(whole(text), self.words))
                else:
                    self.state.prose(text)

    # -------------------------------------------------------------- rows of one cell

    def full_width(self, cells: list[Cell]) -> Cell | None:
        """The one cell of a row that fills it; a milestone that no time beside it is marked for does not."""
        cell = self.grid.full_width(cells)
        return None if cell is not None and cell.column_span == 1 and self.below_times() else cell

    def below_times(self) -> bool:
        """Do the rows hold milestones beside times of the year?"""
        return self.header is not None and self.header.is_milestones and bool(self.header.roles & TIMES)

    def title_row(self, row: int, cells: list[Cell]) -> Span | None:
        """The words of a row that holds a goal's title, by its own words or by what stands below it."""
        cell = self.grid.full_width(cells) or self.grid.alone(cells)
        span = cell_span(cell) if cell else None
        if span is None or self.words.role(span.text):
            return None
        if goal_heading(span, self.words):
            return span
        goal = self.state.current
        begun = goal is not None and goal is not self.below_goal and goal.is_empty
        titles = not begun and not SENTENCE_END.search(span.text) and titles_goal(self.grid, row, self.words)
        return span if titles else None

    def section_cell(self, row: int, cells: list[Cell]) -> Cell | None:
        """A row of one cell that names a section: below a goal table's header any short title, else no label."""
        full = self.full_width(cells) or (self.grid.alone(cells) if self.stands_above_goal(row) else None)
        cell = full or (self.grid.alone(cells) if self.header is not None and self.header.is_goals else None)
        span = cell_span(cell) if cell and cell.row == row else None
        if cell is None or span is None or len(span.text) > LONGEST_SECTION or SENTENCE_END.search(span.text):
            return None
        label, _, rest = span.text.partition(":")
        labelled = self.words.role(label) not in (None, "goal") if rest or self.header is None else False
        if labelled or (self.header is None and rest):
            return None
        return cell if full or self.words.chapter(span.text) or rest else None

    def stands_above_goal(self, row: int) -> bool:
        """Does the next row of a card name a goal beside its title ("Mål 1" | "Sikker drift")?"""
        below = self.grid.row(row + 1) if self.header is None else []
        return len(below) > 1 and all(map(cell_texts, below)) and cell_names_goal(below[0], self.words)

    def section_row(self, cell: Cell) -> None:
        span = cell_span(cell)
        assert span is not None
        parts = read_heading(span, self.words, printed_as_heading=False)
        state, name = self.state, parts.title or parts.span
        chapter = self.words.chapter(name.text)
        if chapter in ("shared", "own"):
            state.scope, state.scope_span = ("ministry" if chapter == "shared" else "agency"), name
        state.section, state.current = name, None
        state.skip(span, "section heading")

    def below_title(self, cells: list[Cell]) -> Cell | None:
        """A sentence alone in its row, right below the title of a goal."""
        goal, cell = self.state.current, self.grid.alone(cells)
        begun = goal is not None and goal is not self.below_goal
        fresh = begun and goal is not None and goal.is_empty and not goal.body and not self.below_times()
        return cell if cell and fresh and SENTENCE_END.search(cell_words(cell)) else None

    def wide_row(self, cell: Cell) -> None:
        """Words over the full width: of the goal that is open, or a lead-in."""
        if self.state.current:
            self.state.current.body += cell_texts(cell)
        else:
            self.skip_cells([cell], "lead-in prose")

    # -------------------------------------------------------------- rows below a header

    def begin(self, header: Header, row: int) -> None:
        """A row of labels: what stands in the rows below it is known by them."""
        if self.state.current is None and header.is_milestones:
            header = header.naming_goals(self.words)
        self.header = header
        self.beside = BESIDE | per_row(header, self.grid, row)
        known = header.is_goals or header.is_milestones or header.is_overview
        self.skip_cells([cell for cell, _ in header.columns.values()], "table header" if known else NO_GOALS)

    def is_group_row(self, cells: list[Cell]) -> bool:
        """A row above the header whose words each stand over several of its columns."""
        filled = [cell for cell in cells if cell_texts(cell)]
        return any(cell.column_span > 1 for cell in filled) or len({cell_words(c) for c in filled}) < len(filled)

    def data_row(self, header: Header, row: int, cells: list[Cell]) -> None:
        state = self.state
        if header.is_milestones and state.current is not None:
            state.current.rows += [self.parts_of(header, cells), *due_rows(header, cells, self.words)]
            state.current.from_table = True
        elif header.is_goals and not (state.in_overview and not self.is_told(header)):
            self.goal_row(header, row, cells)
        elif state.current is not None and FACTS.issuperset(header.roles):
            state.current.parts += self.parts_of(header, cells)
        elif header.is_overview or header.is_goals:
            self.overview_row(header, row, cells)
        elif self.below_goal is None:
            self.skip_cells(cells, NO_GOALS)

    def is_told(self, header: Header) -> bool:
        """Does the table tell the goal that a heading above it has opened, milestones and all, rather than name it?"""
        return self.state.current is not None and "milestones" in header.roles

    def goal_row(self, header: Header, row: int, cells: list[Cell]) -> None:
        """A row of a goal table; where the goal's own cells reach down from above, or are empty, one more milestone."""
        here = [cell for cell in cells if cell.row == row]
        own = [cell for cell in here if header.role(cell) in KEY_ROLES and cell_texts(cell)]
        current = self.state.current
        if not own and current is not None and current.from_table:
            current.rows += [self.parts_of(header, here), *due_rows(header, here, self.words)]
            return
        parts = self.parts_of(header, here)
        draft = current if current is not None and self.goes_on(current, parts, header) else self.state.open(None)
        self.fill(draft, header, here)
        self.read_inner(here)

    def fill(self, draft: Draft, header: Header, here: list[Cell]) -> None:
        """Give a goal the words of its first row; what stands beside a milestone there is the milestone's."""
        parts, own = self.parts_of(header, here), [cell for cell in here if header.role(cell) in KEY_ROLES]
        draft.from_table = True
        height = max((cell.row_span for cell in own if cell_texts(cell)), default=1)
        beside = [cell for cell in here if self.is_beside(header.role(cell)) and cell.row_span < max(height, 2)]
        if height > 1 or header.years or header.roles & (self.beside - {"milestones"}):
            of_row = self.parts_of(header, beside)
            if any(part.role == "milestones" for part in of_row):
                draft.rows.append(of_row)
                parts = self.parts_of(header, [cell for cell in here if cell not in beside])
        draft.parts += [kept for part in parts for kept in self.without_heading(draft, part)]
        draft.rows += due_rows(header, here, self.words)

    def overview_row(self, header: Header, row: int, cells: list[Cell]) -> None:
        """A row of a table that names goals; one without a goal's own words is one more milestone of the goal above."""
        state, here = self.state, [cell for cell in cells if cell.row == row]
        self.overview = self.overview or state.open_overview()
        rows = self.overview.rows
        own = [cell for cell in here if header.role(cell) in KEY_ROLES and cell_texts(cell)]
        if rows and not own and header.is_goals and "milestones" in header.roles:
            rows[-1].rows += [self.parts_of(header, here)]
        else:
            rows.append(Draft(state.scope, state.scope_span, state.section))
            self.fill(rows[-1], header, here)
        self.skip_cells(cells, "an overview of goals")

    def is_beside(self, role: str | None) -> bool:
        """Is a field a milestone's own in its row?"""
        return role is not None and (role in self.beside or role.startswith(YEAR_TARGET))

    def without_heading(self, draft: Draft, part: Part) -> list[Part]:
        """*part*; of a cell that names the goal ("Mål 1") only the prose, and *draft* gets its number and title."""
        if part.role != "heading" or not part.content:
            return [part]
        found = naming(part.content, self.words)
        draft.number, draft.heading = found.heading.number or draft.number, found.heading.span
        draft.title = found.title or draft.title
        return [Part("description", None, found.rest)] if found.rest else []

    def goes_on(self, goal: Draft, parts: list[Part], header: Header) -> bool:
        """Does a row belong to the goal whose heading stands above: has it no other title or number?"""
        if not goal.is_empty or goal.from_table:
            return False
        naming = {"title", "goal"} if "description" in header.roles or "title" not in header.roles else {"title"}
        titles = [span.text for part in parts if part.role in naming for span in part.content]
        titles = [title for title in titles if not SENTENCE_END.search(title)]
        numbers = [span.text for part in parts if part.role == "number" for span in part.content]
        other_title = goal.title is not None and titles and label_key(titles[0]) != label_key(goal.title.text)
        other_number = goal.number is not None and numbers and label_key(numbers[0]) != label_key(goal.number.text)
        return not other_title and not other_number

    def parts_of(self, header: Header, cells: list[Cell]) -> list[Part]:
        """The cells of a row as parts, by the labels of their columns."""
        self.skip_cells(marked(header, cells), "a mark")
        return row_parts(header, cells, self.words)

    def read_inner(self, cells: list[Cell]) -> None:
        """Tables of milestones inside the cells of a goal are the goal's."""
        for cell in cells:
            for table in inner_tables(cell, self.words):
                read_table(self.state, table)

    # -------------------------------------------------------------- facts

    def are_heads(self, cells: list[Cell], following: list[Cell]) -> bool:
        """Are the cells of a row labels of facts on the goal that is open, with as many words below them?"""
        roles = [self.words.role(cell_words(cell)) for cell in cells]
        below = [self.words.role(cell_words(cell)) for cell in following]
        plain = self.state.current is not None and self.header is None and len(roles) > 1
        return plain and len(below) == len(roles) and FACTS.issuperset(roles) and not any(below)

    def facts(self, cells: list[Cell]) -> None:
        """Labels of facts: what stands below them is the goal's."""
        self.header = Header({cell.column: (cell, self.words.role(cell_words(cell))) for cell in cells})
        self.skip_cells(cells, "table header")

    def labelled_row(self, cells: list[Cell]) -> bool:
        """A row in which each cell holds its label and its words ("Vægt: 20 pct."); False when it is none."""
        filled = [cell for cell in cells if cell_texts(cell)]
        found = [split_parts(own_texts(cell, self.words), self.words) for cell in filled]
        if self.state.current is None or not all(parts[0].label and parts[0].content for parts in found):
            return False
        self.state.current.parts += [part for parts in found for part in parts]
        return True

    # -------------------------------------------------------------- cards

    def card_row(self, cells: list[Cell]) -> bool:
        """A row of labels and values in turn; False when it is none."""
        filled = self.beside_name([cell for cell in cells if cell_texts(cell) or cell.column > 1])
        if len(filled) < 2 or len(filled) % 2:
            return False
        pairs = list(zip(filled[::2], filled[1::2], strict=True))
        roles = [self.label_role(label, value) for label, value in pairs]
        goal = self.state.current
        begun = self.in_card or roles[0] in OPENING or (goal is not None and roles[0] not in (None, "extra"))
        begun = begun or (roles[0] == "extra" and bool(self.card_roles & OPENING))
        if not begun or not all(role or not cell_texts(label) for role, (label, _) in zip(roles, pairs, strict=True)):
            return False
        self.in_card = True
        for role, (label, value) in zip(roles, pairs, strict=True):
            if role:
                self.card_field(role, label, value)
        return True

    def beside_name(self, cells: list[Cell]) -> list[Cell]:
        """The cells of a row without one that names the goal beside all lines of its card."""
        if len(cells) != 3 or self.words.role(cell_words(cells[1])) is None:
            return cells
        first, *others = cells
        if not cell_names_goal(first, self.words):
            return cells
        if first.row == others[0].row:
            self.card_goal = goal = self.state.open(None)
            goal.from_table = self.in_card = True
            goal.parts += self.named_by(goal, first)
        return others

    def named_by(self, goal: Draft, cell: Cell) -> list[Part]:
        """What a cell beside a goal's words says; *goal* gets its number and title."""
        parts = split_parts(cell_texts(cell), self.words, role="heading")
        return [kept for part in parts for kept in self.without_heading(goal, part)]

    def label_role(self, cell: Cell, value: Cell) -> str | None:
        """What the left cell of a card says: a label known, a goal's number, or in a goal's card any short label."""
        words = cell_words(cell)
        inside = self.state.current is not None and self.state.current is not self.card_goal
        if cell_names_goal(cell, self.words) or (not inside and numbers_goal(cell, value, self.words)):
            return "heading"
        role = self.words.role(words)
        return "extra" if role is None and self.in_card and 0 < len(words) <= LONGEST_LABEL else role

    def card_field(self, role: str, label: Cell, value: Cell) -> None:
        span = cell_span(label)
        current = self.state.current
        if current is None or self.begins_goal(current, role):
            current = self.state.open(None)
        self.card_goal = current
        current.from_table = current.from_table or current.heading is None or role not in FACTS
        if role == "heading" and label.row < value.row:
            role, span = LEAD, None
        elif role == "heading":
            current.parts += self.named_by(current, label)
            role, span = "title" if current.title is None else LEAD, None
        parts = split_parts(own_texts(value, self.words), self.words, role=role, label=span)
        current.parts += [*titled(parts[0], bold=False), *parts[1:]] if role == "title" else parts
        if span and not cell_texts(value):
            self.state.skip(span, "label of an empty cell")
        self.read_inner([value])

    def begins_goal(self, current: Draft, role: str) -> bool:
        """Does a line of a card begin a new goal: one that names it, where the goal that is open has its words?"""
        names = role in ("heading", "title", "goal", "number")
        if current is self.card_goal:
            return names and (role in current.roles() or "milestones" in current.roles())
        full = current.from_table or not current.is_empty
        return full and (names or bool(self.card_goal is None and self.card_roles & {"title", "goal"}))

    def skip_cells(self, cells: list[Cell], why: str) -> None:
        for cell in cells:
            for text in cell_texts(cell):
                self.state.skip(whole(text), why)
