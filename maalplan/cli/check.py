"""The command ``check``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG
from maalplan.cli.reading import reading
from maalplan.cli.result import Form, result_form
from maalplan.cli.words import VOCABULARY
from maalplan.model import SCHEMA_VERSION, CheckReport, CheckResult, Plan, ReadOptions

if TYPE_CHECKING:
    from maalplan.check import Rule

FORMATS = ("text", "json", "html")

WELL, FOUND = 0, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be looked for: the rules by their codes, and what counts for the exit status."""

    only: tuple[str, ...]
    without: tuple[str, ...]
    strict: bool


def _list_rules(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print all rules, and end."""
    if wanted and not context.resilient_parsing:
        from maalplan.check import RULES

        width = max(len(one.code) for one in RULES)
        lines = (f"{one.code:{width}}  {one.urgency:8}  {one.meaning}\n" for one in RULES)
        streams.put_text("".join(lines))
        context.exit()


@click.command(short_help="Say what to mend in a plan before it is signed.")
@click.argument("drafts", nargs=-1, metavar="DRAFT...")
@click.option("--last-year", metavar="PLAN", help="The agency's plan of last year, to compare the draft with.")
@click.option(
    "--ministry",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder that 'convert' wrote, with the ministry's other plans of the year: for the goals that all share.",
)
@click.option("--only", metavar="CODE", multiple=True, help="Look only for this; may be given several times.")
@click.option("--without", metavar="CODE", multiple=True, help="Do not look for this; may be given several times.")
@click.option("--strict", is_flag=True, help="End with status 1 for what is only to be considered, too.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_rules,
    help="Show what is looked for, each with its code, and end.",
)
@result_form(FORMATS)
@VOCABULARY
@reading
@DEBUG
def check(
    drafts: tuple[str, ...],
    last_year: str | None,
    ministry: Path | None,
    form: Form,
    vocabulary: str | None,
    options: ReadOptions,
    **asked: Any,
) -> int:
    """Say what a planner should mend before a plan is signed, with places in the document.

    DRAFT is a document of any readable kind, a plan file that 'convert' wrote, or '-' for a document on standard
    input. Looked for are goals that cannot be measured or have no deadline, deadlines outside the plan's time, weights
    that do not add to 100, what was left over from last year or not filled in, missing signatures, and more (--list).

    \b
    maalplan check draft.docx
    maalplan check draft.docx --last-year plan-2024.pdf --ministry out -o remarks.html
    maalplan check draft.docx --without deadline-on-weekend --format json

    \b
    Skal rettes (must)      the plan is wrong, or cannot be followed up
    Bør rettes (should)     it says less than it could
    Overvej (consider)      it may well be meant so

    \b
    text   for the eye, in the order of the document (shown unless said otherwise)
    html   one page to go through, mail or print; json: the data, see 'maalplan schema check'

    Exit status: 0 nothing must or should be mended; 1 something must or should (with --strict: or is to be considered);
    2 the call is wrong, or a document cannot be read.
    """
    want = Asked(**asked)
    rules = _rules(want)
    from maalplan.check import check_plan
    from maalplan.cli.plans_given import check_piped_once, plan_of

    named = drafts + ((last_year,) if last_year else ())
    if not drafts:
        raise click.UsageError("Nothing to check: name a draft, or '-' for standard input.")
    check_piped_once(named)
    if last_year and len(drafts) > 1:
        raise click.UsageError("--last-year is the plan of one agency: check one draft at a time with it.")
    others = _others(ministry)
    before = plan_of(last_year, options, vocabulary) if last_year else None
    plans = [plan_of(draft, options, vocabulary) for draft in drafts]
    report = CheckReport(
        schema_version=SCHEMA_VERSION,
        checks=tuple(check_plan(plan, before, others, rules) for plan in plans),
    )
    _say_what_was_not_compared(report.checks, plans, asked_for=ministry)
    if before is not None:
        _say_if_not_the_year_before(before, plans[0])
    form.put(_rendered(report, form))
    return FOUND if any(_counts(result, strict=want.strict) for result in report.checks) else WELL


def _rules(want: Asked) -> tuple[Rule, ...]:
    """The rules that were asked for.

    Raises:
        click.UsageError: a code is none.
    """
    from maalplan.check import RULES

    known = {one.code for one in RULES}
    for code in (*want.only, *want.without):
        if code not in known:
            import difflib

            near = difflib.get_close_matches(code, known, n=1)
            remedy = f"Did you mean '{near[0]}'?" if near else "'maalplan check --list' shows them all."
            raise click.UsageError(f"There is no rule '{code}'. {remedy}")
    return tuple(one for one in RULES if one.code not in want.without and (not want.only or one.code in want.only))


def _others(ministry: Path | None) -> tuple[Plan, ...]:
    """The plans in the folder; those that cannot be read are said.

    Raises:
        click.UsageError: it holds none.
    """
    if ministry is None:
        return ()
    from maalplan.diff.folder import plans_in

    plans, problems = plans_in(ministry)
    for problem in problems:
        streams.say(problem, red=True)
    return tuple(plans)


def _say_what_was_not_compared(
    results: Iterable[CheckResult], plans: Iterable[Plan], *, asked_for: Path | None
) -> None:
    for result, plan in zip(results, plans, strict=True):
        if asked_for is not None and not result.ministry:
            whose = plan.ministry.name or plan.ministry.acronym if plan.ministry else None
            why = f"of {whose} and {plan.year}" if whose else "to compare with: the draft names no ministry"
            streams.say(f"{result.plan.path}: {asked_for} holds no other plan {why}.")


def _say_if_not_the_year_before(before: Plan, plan: Plan) -> None:
    if before.year is not None and plan.year is not None and before.year != plan.year - 1:
        streams.say(f"--last-year is a plan of {before.year}, and the draft one of {plan.year}.")
    if before.agency.id != plan.agency.id:
        names = [one.agency.name or one.agency.acronym or one.agency.id for one in (before, plan)]
        streams.say(f"--last-year is a plan of {names[0]}, and the draft one of {names[1]}.")


def _counts(result: CheckResult, *, strict: bool) -> bool:
    counts = result.summary
    return bool(counts.must or counts.should or (strict and counts.consider))


def _rendered(report: CheckReport, form: Form) -> bytes | str:
    match form.format:
        case "json":
            from maalplan.output.check.json_file import check_to_json

            return check_to_json(report)
        case "html":
            from maalplan.output.check.page import check_to_html

            return check_to_html(report, lang=form.lang)
        case _:
            from maalplan.output.check.text import check_to_text

            return check_to_text(report, lang=form.lang, colour=form.colour, width=form.width)
