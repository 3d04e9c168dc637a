"""How the pages of this folder are built: ``make pages`` writes ``build/docs``.

Nothing is fetched while they are built, and the pages ask for nothing from elsewhere. Markdown stays as it is: what is
special to the built pages happens here.
"""

from __future__ import annotations

import re
import sys
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Literal, get_origin

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import maalplan  # noqa: E402 - found through the line above
from maalplan import model  # noqa: E402

project = "maalplan"
release = maalplan.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["generate.py"]
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(?!maalplan\b).*"),  # what is not ours is documented elsewhere, and nothing is looked up there
    ("py:.*", r"maalplan\.\w+\..*"),  # modules below are the workshop, and have no pages
    ("py:mod", r"maalplan\.\w+"),
]

myst_heading_anchors = 4
myst_links_external_new_tab = False

autodoc_typehints = "signature"
python_maximum_signature_line_length = 88
napoleon_numpy_docstring = False
add_module_names = False
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "maalplan"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"footer_icons": [], "top_of_page_buttons": []}


def setup(app: Sphinx) -> None:
    """Have the lists of the first page make the table of contents, and types go by their public names."""
    app.connect("source-read", with_contents)
    app.connect("autodoc-process-signature", with_public_names)


def with_contents(_app: Sphinx, name: str, content: list[str]) -> None:
    """Behind the first page put a table of contents with the pages that each of its sections links to."""
    if name == "index":
        sections = re.split(r"^## ", content[0], flags=re.MULTILINE)[1:]
        content[0] += "".join(map(contents, sections))


def contents(section: str) -> str:
    """A part of the table of contents, as MyST has it."""
    caption = section.partition("\n")[0].strip()
    pages = re.findall(r"^- \[[^]]+\]\(([\w-]+)\.md\)", section, re.MULTILINE)
    return "\n".join(["", "```{toctree}", ":hidden:", f":caption: {caption}", "", *pages, "```", ""])


def with_public_names(*event: object) -> tuple[str | None, str | None]:
    """The arguments and the result in a signature, each type by the name under which ``import maalplan`` has it."""
    one, arguments, result = event[3], *event[-2:]
    if isinstance(one, type) and is_dataclass(one):
        return f"({', '.join(map(argument, fields(one)))})", None
    return public(arguments), public(result)


def public(signature: object) -> str | None:
    """*signature* with ``maalplan.Plan`` for ``maalplan.model.meant.Plan``."""
    return re.sub(r"\bmaalplan(?:\.\w+)+", lambda found: PUBLIC.get(found[0], found[0]), str(signature or "")) or None


PUBLIC = {
    f"{one.__module__}.{one.__qualname__}": f"maalplan.{name}"
    for name in maalplan.__all__
    if callable(one := getattr(maalplan, name))
}


def argument(own: Field[object]) -> str:
    """A field of a type as its source has it, with the words that it may be."""
    kind = re.sub(r"\b[A-Z]\w+", lambda found: words(found[0]), str(own.type))
    if own.default_factory is not MISSING:
        return f"{own.name}: {kind} = {own.default_factory()!r}"
    return f"{own.name}: {kind}" + ("" if own.default is MISSING else f" = {own.default!r}")


def words(name: str) -> str:
    """The words that a type of that name stands for; the name itself where it stands for none."""
    kind = getattr(model, name, None)
    return str(kind).replace("typing.", "") if get_origin(kind) is Literal else name
