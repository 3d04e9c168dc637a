"""Hostile plain text and Markdown."""

from __future__ import annotations

from tests.hostile.kinds import MILESTONE, MILLION, OK, Kind

HEAD = "Mål- og resultatplan 2025\nStatens Serum Institut\n\n"
GOAL = f"Mål 1: Beredskab\nMålepunkter:\n• {MILESTONE} (Q2).\n"
ROWS = "| Titel | Mål | Målepunkt | Bemærkninger |\n|---|---|---|---|\n"


def text(extra: str = "") -> bytes:
    """A plain plan with *extra* below its goal."""
    return f"{HEAD}{GOAL}{extra}\n".encode()


def markdown(extra: str = "") -> bytes:
    """A plan in Markdown with *extra* below its table."""
    row = f"| Beredskab | Tryghed | {MILESTONE} (Q2). | Ingen |\n"
    return f"# Mål- og resultatplan 2025\n\nStatens Serum Institut\n\n{ROWS}{row}\n{extra}\n".encode()


def goals(count: int) -> bytes:
    """A plain plan of *count* goals with numbers of two levels."""
    numbers = (f"{n // 50 + 1}.{n % 50 + 1}" for n in range(count))
    made = (f"Mål {number}: Tema\nMålepunkter:\n• {MILESTONE} (Q2).\n\n" for number in numbers)
    return (HEAD + "".join(made)).encode()


def half_letters() -> bytes:
    """A plain plan in UTF-16 with halves of letters in it."""
    return b"\xff\xfe" + text().decode().encode("utf-16-le") + b"\x00\xd8a\x00\x00\xdc"


def table(columns: int, rows: int) -> bytes:
    """A plan in Markdown with a table below its own."""
    return markdown("|a" * columns + "|\n" + "|---" * columns + "|\n" + ("|b" * columns + "|\n") * rows)


def drawn(columns: int, rows: int) -> bytes:
    """The same, the table drawn with dashes and bars."""
    line = "+---" * columns + "+\n"
    return markdown(line + ("|   " * columns + "|\n" + line) * rows)


def aligned(rows: int) -> bytes:
    """A plain plan with columns kept side by side."""
    return text("Titel    Mål    Målepunkt    Frist\n" + "a    b    c    d\n" * rows)


def other_program() -> bytes:
    """The beginning of a program for Windows."""
    return b"MZ\x90\x00\x03\x00\x00\x00" + bytes(64) + b"PE\x00\x00d\x86" + bytes(2000)


LONG = "no plan is as long"
UNKNOWN = "unsupported"

PLAIN = [
    Kind("en linje på 50 MB.txt", lambda: text("a" * 50 * MILLION), "too-large", LONG),
    Kind("en linje på 6 MB.txt", lambda: text("a" * 6 * MILLION), "too-large", LONG),
    Kind("en linje på 1 MB.txt", lambda: text("Mindst 90 pct. (Q1) " * 50_000), OK, "long, but a line"),
    Kind("en million tomme linjer.txt", lambda: text("\n" * MILLION + "Slut"), OK, "empty lines cost nothing"),
    Kind("hundredtusind linjer.txt", lambda: text("Sagerne er afgjort.\n" * 100_000), "too-large", LONG),
    Kind("tusind mål.txt", lambda: goals(1000), OK, "long, but a plan", 1000),
    Kind("nul-tegn.txt", lambda: text("\0" * 10), UNKNOWN, "text has no NUL"),
    Kind("kun nul-tegn.txt", lambda: bytes(MILLION), UNKNOWN, "nothing stands in it"),
    Kind("utf-16 uden mærke.txt", lambda: text("utf-16").decode().encode("utf-16-le"), OK, "Windows writes so"),
    Kind("utf-32 uden mærke.txt", lambda: text("utf-32").decode().encode("utf-32-be"), OK, "as above"),
    Kind("halve bogstaver.txt", lambda: text("ø").replace(b"\xc3\xb8", b"\xed\xa0\x80"), OK, "no UTF-8 has them"),
    Kind("halve bogstaver i utf-16.txt", half_letters, OK, "what is written must be UTF-8 all the same"),
    Kind("skriveretning.txt", lambda: text("\u202e\u2066" * 50_000 + "mål\u202c"), OK, "signs that turn writing"),
    Kind("hundredtusind accenter.txt", lambda: text("a" + "\u0301\u0323" * 50_000), OK, "their sorting is quadratic"),
    Kind("tegn uden bredde.txt", lambda: text("\u200b" * 300_000), OK, "they are no words"),
    Kind("mojibake.txt", lambda: text("Ã¥" * 100_000), OK, "to put right what was decoded wrongly is slow"),
    Kind("delt ved linjeskift.txt", lambda: text("resultat-\n" * 3000), OK, "each line joins the one before it"),
    Kind("sidetal.txt", lambda: text("\f".join(f"Side {n}" for n in range(2000))), OK, "pages of furniture alone"),
    Kind("kolonner.txt", lambda: aligned(3000), OK, "12,000 cells kept side by side"),
    Kind("en PE-fil.pdf", other_program, "not-a-document", "its name lies"),
    Kind("tom.docx", lambda: b"", "not-a-document", "nothing stands in it"),
    Kind("støj.docx", lambda: bytes(range(128, 256)) * 4000, "not-a-document", "its name lies"),
]

MARKDOWN = [
    Kind("citater i citater.md", lambda: markdown(">" * 50_000 + " x"), OK, "quotes in quotes recurse"),
    Kind("lister.md", lambda: markdown("\n".join(" " * (2 * n) + "- a" for n in range(900))), OK, "lists recurse"),
    Kind("parenteser.md", lambda: markdown("[" * 30_000 + "x" + "](" * 30_000), OK, "links never close"),
    Kind("fremhævet.md", lambda: markdown("*a **a " * 15_000), OK, "emphasis never closes"),
    Kind("kodetegn.md", lambda: markdown("".join("e" + "`" * n for n in range(1, 400))), OK, "runs of every length"),
    Kind("henvisninger.md", lambda: markdown("".join(f"[a{n}]: /u\n" for n in range(10_000))), OK, "they are words"),
    Kind("tusind rækker.md", lambda: markdown(ROWS + f"| T | M | {MILESTONE} | |\n" * 1000), OK, "a long table", 1000),
    Kind("tabel på 2.000 kolonner.md", lambda: table(2000, 100), "too-large", "200,000 cells"),
    Kind("gittertabel.md", lambda: drawn(300, 60), OK, "a drawn table of 18,000 empty cells"),
]

KINDS = [*PLAIN, *MARKDOWN]
