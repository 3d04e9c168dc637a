"""What is not given, and what is said then: in words for people, as JSON for programs; never a path or a trace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from starlette.responses import Response
from starlette.types import Scope as Request

from maalplan.model import Lang
from maalplan.output.served.message import Message, message_to_html
from maalplan.serve.heads import header, html_answer

_SAID: Final[Mapping[str, tuple[int, str, str, str, str]]] = {
    "bad-address": (
        *(400, "Adressen kan ikke læses", "Noget i adressen er ikke, som det skal være. Gå tilbage og prøv igen."),
        *("This address cannot be read", "Something in the address is not as it must be. Go back and try again."),
    ),
    "bad-corrections": (
        *(400, "Rettelserne kan ikke læses", "Det sendte er ikke en fil med rettelser, som siden gemmer den."),
        *("These corrections cannot be read", "What was sent is no file of corrections as the page saves it."),
    ),
    "other-document": (
        *(400, "Rettelserne hører til et andet dokument", "Åbn siden igen, og ret i den plan, som den viser."),
        *("These corrections are to another document", "Open the page again, and correct the plan that it shows."),
    ),
    "bad-form": (
        *(
            400,
            "Filerne kan ikke modtages",
            "Det sendte er ikke en formular med filer, eller ikke hele den. Send igen.",
        ),
        *("These files cannot be received", "What was sent is no form with files, or not all of it. Send it again."),
    ),
    "no-file": (
        *(400, "Der er ingen fil", "Vælg et dokument, og send igen."),
        *("There is no file", "Choose a document, and send again."),
    ),
    "no-token": (
        *(401, "Her skal bruges en adgangsnøgle", "Åbn den adresse, som »maalplan serve« viste, eller skriv nøglen."),
        *("A token is needed here", "Open the address that ‘maalplan serve’ showed, or type the token."),
    ),
    "wrong-host": (
        *(403, "Forkert adresse", "Serveren svarer kun under den adresse, som »maalplan serve« viste."),
        *("Wrong address", "The server answers only at the address that ‘maalplan serve’ showed."),
    ),
    "foreign": (
        *(403, "Det kom fra en anden side", "Kun serverens egne sider må spørge på denne måde."),
        *("This came from another site", "Only the server’s own pages may ask like this."),
    ),
    "read-only": (
        *(403, "Her kan intet ændres", "Serveren viser kun planerne. Hent rettelserne som fil i stedet."),
        *("Nothing can be changed here", "The server only shows the plans. Download the corrections instead."),
    ),
    "not-found": (
        *(404, "Siden findes ikke", "Planen kan være fjernet eller have fået et andet navn; se listen over alle."),
        *("There is no such page", "The plan may be gone or have another name; see the list of all."),
    ),
    "no-document": (
        *(404, "Dokumentet blev ikke fundet", "Det er flyttet eller ændret, siden planen blev læst."),
        *("The document was not found", "It was moved or has changed since the plan was read."),
    ),
    "no-upload": (
        *(
            404,
            "Der er ikke sendt noget her",
            "Serveren er startet igen, eller det er længe siden. Se listen over alle.",
        ),
        *("Nothing was sent here", "The server was started again, or it is long ago. See the list of all."),
    ),
    "not-allowed": (
        *(405, "Det kan man ikke her", "Denne adresse tager ikke imod den slags forespørgsler."),
        *("This cannot be done here", "This address does not take requests of this kind."),
    ),
    "too-slow": (
        *(408, "Det tog for lang tid at modtage", "Forbindelsen var for langsom. Prøv igen."),
        *("Receiving took too long", "The connection was too slow. Try again."),
    ),
    "busy-folder": (
        *(409, "Mappen er optaget", "En anden kørsel skriver i den, eller der kan ikke skrives. Vent, og gem igen."),
        *("The folder is in use", "Another run writes to it, or nobody can write there. Wait, and save again."),
    ),
    "not-saved": (
        *(409, "Rettelserne kunne ikke sættes ind", "Intet er ændret. Hent dem som fil, og genindlæs siden."),
        *("The corrections could not be put in", "Nothing was changed. Download them, and reload the page."),
    ),
    "edited-plan": (
        *(409, "Planens fil er ændret i hånden", "Rettelserne er gemt i mappen, men planen er ladt, som den er."),
        *("The plan's file was edited by hand", "The corrections are kept in the folder, and the plan is as it was."),
    ),
    "unread-plan": (
        *(409, "Planen skal læses igen", "Rettelserne er gemt i mappen; »maalplan convert« sætter dem ind."),
        *("The plan must be read again", "The corrections are kept in the folder; ‘maalplan convert’ puts them in."),
    ),
    "too-large": (
        *(413, "Det er for stort", "Serveren tager ikke imod så meget på en gang."),
        *("This is too large", "The server does not take that much at once."),
    ),
    "too-many-files": (
        *(413, "Det er for mange filer", "Send dem i mindre dele, eller som et arkiv."),
        *("These are too many files", "Send them in smaller parts, or as an archive."),
    ),
    "long-address": (
        *(414, "Adressen er for lang", "Søg efter færre ord, eller gå tilbage."),
        *("This address is too long", "Search for fewer words, or go back."),
    ),
    "wrong-kind": (
        *(415, "Forkert slags indhold", "Her tages kun imod det, som siderne selv sender."),
        *("The wrong kind of content", "Only what the pages themselves send is taken here."),
    ),
    "too-many": (
        *(429, "Det går for hurtigt", "Der kom for mange forespørgsler på kort tid. Vent lidt, og prøv igen."),
        *("This is too fast", "Too many requests came in a short time. Wait a little, and try again."),
    ),
    "long-head": (
        *(431, "Forespørgslens hoved er for stort", "Slet cookies for denne adresse, og prøv igen."),
        *("The head of the request is too large", "Delete the cookies of this address, and try again."),
    ),
    "fault": (
        *(500, "Der skete en fejl", "Fejlen er i maalplan selv. Start serveren med --debug for at se den."),
        *("Something went wrong", "This is a fault in maalplan itself. Start the server with --debug to see it."),
    ),
    "busy": (
        *(503, "Serveren har travlt", "Mange sider bliver lavet lige nu. Prøv igen om lidt."),
        *("The server is busy", "Many pages are being made at this moment. Try again in a little while."),
    ),
    "line-full": (
        *(503, "Køen er fuld", "Mange dokumenter venter på at blive læst. Prøv igen om lidt."),
        *("The line is full", "Many documents wait for being read. Try again in a little while."),
    ),
    "no-room": (
        *(503, "Der er ikke plads", "Serverens disk er fuld. Den, som driver den, må gøre plads."),
        *("There is no room", "The server’s disk is full. Whoever runs it must make room."),
    ),
}

STATUSES: Final = tuple(sorted({status for status, *_ in _SAID.values()}))
"""All statuses with which something is refused."""


class Refused(Exception):
    """Something is not given; ``key`` says why. ``wait`` is after how many seconds to try again; ``allowed`` which
    methods there are; ``said`` what is to be added to the words, which must hold no path."""

    def __init__(
        self, key: str, *, wait: int | None = None, allowed: str | None = None, said: str | None = None
    ) -> None:
        super().__init__(key)
        self.key, self.wait, self.allowed, self.said = key, wait, allowed, said

    @property
    def status(self) -> int:
        """The status of the answer."""
        return _SAID[self.key][0]


def refusal(refused: Refused, request: Request, lang: Lang) -> Response:
    """The answer that says so to *request*: a page, or JSON for what asks for it."""
    status, *told = _SAID[refused.key]
    title, text = told[2:] if lang == "en" else told[:2]
    text = f"{text} {refused.said}" if refused.said else text
    if _wants_json(request):
        body = json.dumps({"error": refused.key, "message": f"{title}. {text}"}, ensure_ascii=False).encode()
        answer = Response(body, status, media_type="application/json")
    else:
        message = Message(status, title, text, ask=refused.key == "no-token")
        answer = html_answer(message_to_html(message, lang=lang), status)
    for name, value in (("Retry-After", refused.wait), ("Allow", refused.allowed)):
        if value is not None:
            answer.headers[name] = str(value)
    if request["method"] not in ("GET", "HEAD"):
        answer.headers["Connection"] = "close"  # what is still being sent is not read
    return answer


def _wants_json(request: Request) -> bool:
    if request["path"].endswith(".json"):
        return True
    accepted = header(request, "accept")
    return "text/html" not in accepted and (request["method"] not in ("GET", "HEAD") or "application/json" in accepted)
