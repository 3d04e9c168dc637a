"""The page of a diff, to be looked into."""

from __future__ import annotations

from lxml import html

from maalplan.model import FolderDiff, PlanDiff
from maalplan.output.diff.page import diff_to_html


def page(diff: PlanDiff | FolderDiff, **given: str) -> html.HtmlElement:
    return html.document_fromstring(diff_to_html(diff, **given).decode())  # type: ignore[arg-type]  # lang


def words(element: html.HtmlElement) -> str:
    texts = element.xpath(".//text()[not(parent::script or parent::style)]")
    return " ".join("".join(texts).split())


def one(tree: html.HtmlElement, path: str) -> html.HtmlElement:
    (found,) = tree.xpath(path)
    assert isinstance(found, html.HtmlElement)
    return found
