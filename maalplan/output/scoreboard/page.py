"""A scoreboard as one self-contained HTML page: the counts, a picture with its table, and every goal with what was
said of it."""

from __future__ import annotations

from functools import partial

from maalplan.model import Lang, Scoreboard
from maalplan.output.diff.values import date_text
from maalplan.output.pages import render
from maalplan.output.rating_words import rating_word
from maalplan.output.scoreboard import words
from maalplan.output.scoreboard.page_lists import goal_list, missing, overdue_list, tables
from maalplan.output.scoreboard.page_plans import agencies
from maalplan.output.scoreboard.picture import picture
from maalplan.output.scoreboard.words import word


def scoreboard_to_html(board: Scoreboard, lang: Lang = "da") -> bytes:
    """*board* as a page in UTF-8, for people: readable without network or script, and on paper."""
    parts = tuple(agencies(board, lang))
    anchors = {part.id: part.anchor for part in parts}
    plans = [part for agency in parts for part in agency.plans]
    cells = {(one.agency, one.year): one for one in board.by_agency_and_year}
    return render(
        "scoreboard.html.jinja",
        lang,
        board=board,
        title=words.board_title(board, lang),
        date=date_text(board.date, lang),
        agencies=parts,
        picture=picture(board, anchors, lang),
        years=[words.year_text(group.year, lang) for group in board.by_year],
        matrix=[
            (
                anchors[row.agency],
                words.group_name(row, lang),
                [cells.get((row.agency, year.year)) for year in board.by_year],
                row,
            )
            for row in words.by_name(board.by_agency, lang)
        ],
        year_totals=board.by_year,
        tables=tuple(tables(board, lang)),
        lists=tuple(
            filter(
                None,
                (
                    goal_list(plans, "not_met", lang),
                    goal_list(plans, "partly_met", lang),
                    overdue_list(plans, lang),
                ),
            )
        ),
        missing=tuple(missing(board, lang)),
        share=partial(words.share_text, lang=lang),
        sign=words.share_sign,
        verdict=lambda rating: rating_word(rating, lang),
        verdicts=words.VERDICTS,
        word=lambda name, *given: word(name, lang, *given),
        opening=words.opening,
    )
