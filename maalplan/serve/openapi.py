"""What the server answers, described for programs (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import maalplan
from maalplan.serve.asked import MOST_PAGES
from maalplan.serve.downloads import KNOWN, UNNAMED
from maalplan.serve.refused import STATUSES
from maalplan.serve.search.query import LONGEST
from maalplan.serve.settings import Settings

_TEXT: Final = {"type": "string"}
_NUMBER: Final = {"type": "integer"}
_NAMED: Final = {"type": ["string", "null"]}
_PAGE: Final = {"text/html": {"schema": _TEXT}}
_BYTES: Final = {"schema": {"type": "string", "format": "binary"}}


def description(settings: Settings) -> dict[str, Any]:
    """All addresses, what they take, and what they answer."""
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "maalplan",
            "version": maalplan.__version__,
            "description": "Plans of a converted folder: pages for people, data for programs.",
        },
        "paths": {
            "/": {"get": _page("The list of all plans")},
            "/plans/{plan_id}": {"get": _page("A plan beside its document", _in_path("plan_id"))},
            "/plans/{plan_id}/corrections": {"post": _corrections()},
            "/plans/{plan_id}/document": {
                "get": _get("The document that a plan was read from", {UNNAMED: _BYTES}, _in_path("plan_id"))
            },
            "/diff": {
                "get": _page(
                    "What changed between two plans; without 'old' since the year before",
                    _asked("old", _TEXT, "The id of the earlier plan"),
                    _asked("new", _TEXT, "The id of the later plan"),
                )
            },
            "/history/{agency}": {"get": _page("An agency's goals through the years", _in_path("agency"))},
            "/search": {"get": _page("What a search found", *_searched())},
            "/search.json": {"get": _get("What a search found", _json("SearchResult"), *_searched())},
            "/files/{name}": {"get": _get("A file of the folder", _files(), _in_path("name", {"enum": list(KNOWN)}))},
            "/files/plans/{plan_id}.json": {"get": _get("The file of a plan", _object(), _in_path("plan_id"))},
            "/healthz": {"get": _get("Whether the server runs", _json("Health"))},
            "/openapi.json": {"get": _get("This description", _object())},
        },
        "components": {"schemas": _SCHEMAS, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }
    if not settings.read_only:
        found["paths"] |= _uploads()
    if settings.token is not None:
        found["security"] = [{"token": []}]
    return found


def _page(summary: str, *parameters: dict[str, Any]) -> dict[str, Any]:
    return _get(summary, _PAGE, *parameters)


def _get(summary: str, content: Mapping[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": {"description": summary, "content": content}, **_refusals()},
    }


def _corrections() -> dict[str, Any]:
    summary = "Corrections to a plan, put in"
    body = {"application/json": {"schema": {"$ref": "#/components/schemas/Corrections"}}}
    return {
        "summary": summary,
        "description": "The schema of the body is that of 'maalplan schema corrections'.",
        "parameters": [_in_path("plan_id")],
        "requestBody": {"required": True, "content": body},
        "responses": {"200": {"description": summary, "content": _json("Saved")}, **_refusals()},
    }


def _uploads() -> dict[str, Any]:
    """Documents that are sent, and what becomes of them."""
    summary = "Documents, sent to be read"
    files = {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}}
    form = {"type": "object", "required": ["files"], "properties": {"files": files, "password": _TEXT}}
    answers = {
        "202": {"description": "They are received, and wait for their turn", "content": _json("Sent")},
        "303": {"description": "The same, for browsers: to the page that shows how it goes"},
    }
    progress = {**_PAGE, **_json("Upload")}
    return {
        "/uploads": {
            "get": _page("The page from which documents are sent"),
            "post": {
                "summary": summary,
                "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}},
                "responses": {**answers, **_refusals()},
            },
        },
        "/uploads/{upload_id}": {
            "get": _get("What became of documents that were sent", progress, _in_path("upload_id"))
        },
    }


def _refusals() -> dict[str, Any]:
    """What is answered where something is not given: a page, or JSON for what asks for it."""
    content = {**_PAGE, **_json("Refusal")}
    return {str(status): {"description": "Why not", "content": content} for status in STATUSES}


def _in_path(name: str, schema: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "minLength": 1, **(schema or {})},
    }


def _asked(name: str, schema: Mapping[str, Any], said: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": said}


def _searched() -> tuple[dict[str, Any], ...]:
    return (
        _asked("q", {"type": "string", "maxLength": LONGEST}, "Words that all must be found; phrases in quotes"),
        _asked("agency", _TEXT, "The id of an agency"),
        _asked("year", {"type": "integer", "minimum": 1, "maximum": 9999}, "A year that the plan covers"),
        _asked("scope", {"enum": ["ministry", "agency"]}, "Whose goals"),
        _asked("page", {"type": "integer", "minimum": 1, "maximum": MOST_PAGES}, "Which page of what was found"),
    )


def _files() -> dict[str, Any]:
    return {kind: {"schema": {}} if kind == "application/json" else _BYTES for kind in sorted(set(KNOWN.values()))}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _object() -> dict[str, Any]:
    return {"application/json": {"schema": {"type": "object"}}}


def _of(**properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_MARKED: Final = {"text": _TEXT, "marks": _list({**_list(_NUMBER), "minItems": 2, "maxItems": 2})}
_SCHEMAS: Final[Mapping[str, Any]] = {
    "Health": _of(status={"const": "ok"}),
    "Refusal": _of(error=_TEXT, message=_TEXT),
    "Saved": _of(reload=_TEXT, said=_list(_TEXT)),
    "Corrections": {
        **_of(schema_version=_TEXT, documents=_list(_of(sha256=_TEXT, path=_TEXT, plan=_TEXT, corrections=_list({})))),
        "description": "A file of corrections, as the page saves it.",
    },
    "Sent": _of(id=_TEXT, url=_TEXT),
    "Upload": _of(
        id=_TEXT,
        stage={"enum": ["receiving", "waiting", "occupied", "opening", "reading", "writing", "done"]},
        text=_TEXT,
        before=_NUMBER,
        done=_NUMBER,
        total=_NUMBER,
        finished={"type": "boolean"},
        documents=_list({"$ref": "#/components/schemas/UploadedDocument"}),
    ),
    "UploadedDocument": _of(
        name=_TEXT,
        status={"enum": ["converted", "known", "failed"]},
        plan=_NAMED,
        url=_NAMED,
        same_as=_NAMED,
        error={"anyOf": [_of(code=_TEXT, message=_TEXT), {"type": "null"}]},
    ),
    "SearchResult": _of(
        query=_TEXT,
        agency=_NAMED,
        year={"type": ["integer", "null"]},
        scope=_NAMED,
        page=_NUMBER,
        pages=_NUMBER,
        total=_NUMBER,
        hits=_list({"$ref": "#/components/schemas/SearchHit"}),
    ),
    "SearchHit": _of(
        plan=_TEXT,
        agency=_TEXT,
        agency_name=_TEXT,
        year={"type": ["integer", "null"]},
        goal=_TEXT,
        scope=_TEXT,
        number=_NAMED,
        url=_TEXT,
        score={"type": "number"},
        title=_of(**_MARKED),
        parts=_list(_of(field=_TEXT, name=_NAMED, milestone=_NAMED, **_MARKED)),
    ),
}
