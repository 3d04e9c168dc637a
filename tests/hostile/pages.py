"""Hostile web pages."""

from __future__ import annotations

from tests.hostile.kinds import MILESTONE, MILLION, OK, Kind, nowhere

HEAD = "<!doctype html><html><body><h1>Mål- og resultatplan 2025</h1><p>Statens Serum Institut</p>"
TITLES = "<tr><th>Titel</th><th>Mål</th><th>Målepunkt</th><th>Bemærkninger</th></tr>"
ROW = f"<tr><td>Beredskab</td><td>Borgerne er trygge.</td><td>{MILESTONE} (Q2).</td><td>Ingen</td></tr>"


def page(extra: str = "", rows: str = "", before: str = "") -> bytes:
    """A web page with a plan's table, which has further *rows*, and *extra* below it."""
    return f"{before}{HEAD}<table>{TITLES}{ROW}{rows}</table>{extra}</body></html>".encode()


def cell(attributes: str) -> bytes:
    """A web page with a cell of such *attributes*."""
    return page(rows=f"<tr><td>B</td><td>C</td><td {attributes}>{MILESTONE} (Q2).</td></tr>")


def laughing() -> bytes:
    """A web page that declares entities that stand for a thousand million words."""
    names = zip("abcdefgh", "bcdefghi", strict=True)
    more = "".join(f'<!ENTITY {one} "{f"&{other};" * 10}">' for other, one in names)
    declared = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "mål ">{more}]>'
    return page("<p>&i;</p>", before=declared)


def fetching() -> bytes:
    """A web page of things that lie elsewhere."""
    at = nowhere()
    return page(
        f"<meta http-equiv=refresh content='0;url={at}'><iframe src='{at}'></iframe><img src='{at}x.png'>"
        f"<link rel=stylesheet href='{at}x.css'><script src='{at}x.js'></script><base href='{at}'>"
        f"<object data='{at}x.swf'></object><style>@import url('{at}y.css');</style><embed src='{at}z'>"
    )


def spans(cells: int, rows: int) -> bytes:
    """A web page with cells that cover one another."""
    wide = "<tr>" + "<td rowspan=65534 colspan=1000>x</td>" * cells + "</tr>"
    return page(f"<table>{wide}{'<tr><td>y</td></tr>' * rows}</table>")


def inside_table(inner: str, count: int) -> bytes:
    return page(f"<table>{inner * count}</table>")


DEEP = "deeper than the parser goes, and what stands below would be lost"
STATED = "a number in a file may be any"

KINDS = [
    Kind("tusind div.html", lambda: page("<div>" * 1000 + "dybt nede"), OK, "nesting is walked, not recursed"),
    Kind("hundredtusind div.html", lambda: page("<div>" * 100_000 + "dybt nede"), "too-large", DEEP),
    Kind("hundredtusind span.html", lambda: page("<span><b><i>" * 30_000 + "dybt"), "too-large", DEEP),
    Kind("300 tabeller i tabeller.html", lambda: page("<table><tr><td>a" * 300), OK, "the stack of Python is short"),
    Kind("tabeller i tabeller.html", lambda: page("<table><tr><td>a" * 10_000), "too-large", DEEP),
    Kind("500 lister i lister.html", lambda: page("<ul><li>a" * 500), OK, "as above"),
    Kind("lister i lister.html", lambda: page("<ul><li>a" * 20_000), "too-large", DEEP),
    Kind("colspan 1000000000.html", lambda: cell('colspan="1000000000"'), OK, STATED, 2),
    Kind("rowspan 1000000000.html", lambda: cell('rowspan="1000000000"'), OK, STATED, 2),
    Kind("colspan 0.html", lambda: cell('colspan="0" rowspan="0"'), OK, STATED, 2),
    Kind("et tal på 100.000 cifre.html", lambda: cell(f'colspan="{"9" * 100_000}"'), OK, "reading it is quadratic"),
    Kind("100 brede celler.html", lambda: spans(100, 2000), "too-large", "a table of 20,000 columns"),
    Kind("4 brede celler.html", lambda: spans(4, 2000), OK, "each row is pushed behind 800 columns"),
    Kind("20.000 celler.html", lambda: inside_table("<tr>" + "<td>x</td>" * 20, 1000), OK, "a large table"),
    Kind("100.000 celler.html", lambda: inside_table("<td>x</td>", 100_000), "too-large", "a row of 100,000 cells"),
    Kind("100.000 rækker.html", lambda: inside_table("<tr><td>x</td>", 100_000), "too-large", "no plan has so many"),
    Kind("50 MB på en linje.html", lambda: page("<p>" + "mål " * (13 * MILLION)), "too-large", "no plan has 50 MB"),
    Kind("script.html", lambda: page("<script>" + "while(true){}" * 1000 + "</script>"), OK, "nothing is executed"),
    Kind("henter udefra.html", fetching, OK, "nothing is fetched"),
    Kind("stor attribut.html", lambda: page(f'<p title="{"a" * 5 * MILLION}">x</p>'), OK, "pictures are as large"),
    Kind("for stor attribut.html", lambda: page(f'<p style="{"a:b;" * 3 * MILLION}">x</p>'), OK, "it is left out"),
    Kind(
        "hundredtusind attributter.html",
        lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>"),
        "too-large",
        "the parser compares each with all others",
    ),
    Kind("intet er lukket.html", lambda: page("<table><tr><td><ul><li><b><p><a>" * 50), OK, "the parser closes it"),
    Kind("lukket i forkert orden.html", lambda: page("<b><p><i></b></p></i>" * 20_000), OK, "tags are copied"),
    Kind("tællere.html", lambda: page("<style>" + "ol{counter-reset:a;list-style:" * 20_000), OK, "styles are read"),
    Kind("kommentar uden ende.html", lambda: page("<!--" * 100_000), OK, "a comment that does not end"),
    Kind("nummer 10^21.html", lambda: page(f"<ol start={10**21}><li>x</ol>"), OK, STATED),
    Kind("romertal.html", lambda: page("<ol type=i start=999999999><li>x</ol>"), OK, "999,999 M's"),
    Kind("bogstaver.html", lambda: page("<ol type=a start=999999999><li>x</ol>"), OK, "a letter 38 million times"),
    Kind("milliarder af grin.html", laughing, OK, "a web page declares no entities"),
]
