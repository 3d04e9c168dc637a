"""Self-contained HTML pages: one file that can be mailed, read without network or script, and printed.

A page is a template of this folder that extends ``base.html.jinja`` and fills its blocks: ``title`` (plain text; also
the heading), ``kicker`` (plain text over it: what kind of page this is), ``main``, and, where it needs them, ``lead``
(what stands under the heading), ``summary``, ``style`` and ``script`` (``{{ asset("name.css") }}``). Its policy allows
its own style and script by their hashes and nothing else: no ``style=`` or ``onclick=`` attributes, no pictures but
inline SVG (whose presentation attributes work), unless its block ``policy`` allows more; ``head`` takes facts for
programs, ``body`` attributes of the body. Every template has ``lang`` and ``say(danish, english)``, which picks
the words of the page's language, and ``site``: what a page has on top where it is served, null in one that stands by
itself.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render(template: str, /, lang: str, **context: object) -> bytes:
    """The page that ``template`` makes of ``context``, in UTF-8; the same bytes every time.

    Every value is escaped, and a name that ``context`` lacks is an error (``jinja2.UndefinedError``).
    ``lang`` is ``da`` or ``en``.
    """
    page = _environment().get_template(template)
    return page.render({"site": None, **context}, lang=lang, say=partial(_say, lang)).encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("maalplan.output", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["asset"] = _asset
    environment.filters["csp_hash"] = _csp_hash
    return environment


def _say(lang: str, danish: str, english: str) -> str:
    return english if lang == "en" else danish


def _asset(name: str) -> Markup:
    """A style or script of this folder as it is: it is the project's own, and never holds words of a document."""
    from markupsafe import Markup

    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))  # noqa: S704 (a file of the package)


def _csp_hash(inline: str) -> str:
    """The source expression of a policy that allows exactly this inline style or script."""
    return f"'sha256-{b64encode(sha256(str(inline).encode()).digest()).decode()}'"
