"""Write the pages of this folder that are made from the code: ``python docs/generate.py``.

``tests/test_docs.py`` compares them with what stands here.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click

import maalplan
from maalplan import errors, findings, limits, sheet_findings
from maalplan.batch.child import CannotStart
from maalplan.batch.cluster import ClusterError
from maalplan.batch.folder import OutputFolder
from maalplan.check import RULES
from maalplan.cli.app import COMMANDS, app
from maalplan.output.check.sentences import SENTENCES

DOCS = Path(__file__).resolve().parent
WIDTH = 100


def commands() -> str:
    """``commands.md``: the help of every command."""
    lines = ["# Commands", "", "This page is what `--help` shows; `make docs` writes it.", ""]
    context = click.Context(app, info_name="maalplan", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    for own in (context, *(found for name in COMMANDS for found in _with_inner(_below(context, name)))):
        lines += [f"## {own.command_path}", "", "```text", own.get_help(), "```", ""]
    return "\n".join(lines)


def messages() -> str:
    """``messages.md``: every finding and every reason why a document failed."""
    lines = [
        "# Findings and errors",
        "",
        "`make docs` writes this page from the code. A **finding** stands in a plan (`findings`): what its reader",
        "should know or doubt. An **error** stands in the report (`error.code`): why a document gave no plan.",
        "",
        "| finding | severity | meaning |",
        "| --- | --- | --- |",
        *(f"| `{code}` | {severity} | {meaning} |" for code, severity, meaning in sorted(_findings())),
        "",
        "| error | meaning |",
        "| --- | --- |",
        *(f"| `{code}` | {meaning} |" for code, meaning in sorted(_errors())),
        "",
    ]
    return "\n".join(lines)


def limits_page() -> str:
    """``limits.md``: how much of anything is taken, and why."""
    lines = [
        "# Limits",
        "",
        "`make docs` writes this page from `maalplan/limits.py`. What lies beyond a limit is refused with the code",
        "`too-large`, or left out with a finding; the rest of a batch goes on. Time and memory of a whole document are",
        "options of `convert`.",
        "",
        "| limit | value | reason |",
        "| --- | --- | --- |",
        *(f"| `{name}` | {value} | {reason} |" for name, value, reason in _limits()),
        "",
    ]
    return "\n".join(lines)


def checks() -> str:
    """``checks.md``: everything that ``maalplan check`` looks for."""
    lines = [
        "# What `maalplan check` looks for",
        "",
        "`make docs` writes this page from `maalplan/check/`, and `maalplan check --list` prints it in short.",
        "`--without CODE` switches one off, `--only CODE` looks for nothing else. What **must** be mended is wrong, or",
        "cannot be followed up; what **should** be says less than it could; what is to be **considered** may well be",
        "meant so, and changes the exit status only with `--strict`. The names in braces are `arguments` in the JSON.",
        "",
        "| code | urgency | meaning | what is said |",
        "| --- | --- | --- | --- |",
        *(f"| `{one.code}` | {one.urgency} | {_line(one.meaning)} | {SENTENCES[one.code].da} |" for one in RULES),
        "",
    ]
    return "\n".join(lines)


def api() -> str:
    """``api.md``: every function and type of the Python API."""
    lines = [
        "# The Python API",
        "",
        "`make docs` writes this page from the code. What `import maalplan` names stands here, and nothing else; [the",
        "same by examples](python.md). Paths may be text or `Path`, results are frozen dataclasses, and nothing is",
        "printed. What cannot be worked on raises a `MaalplanError` of some kind: its `code` is one of",
        "[these](messages.md), its message one line. The built pages (`make pages`) show here the whole docstrings,",
        "with arguments, errors and an example of each function; `help(maalplan.read_plan)` does so too.",
        "",
    ]
    for heading, names in API.items():
        found = {name: getattr(maalplan, name) for name in names.split()}
        lines += [f"## {heading}", "", "| name | what it is |", "| --- | --- |"]
        lines += [f"| `{name}` | {_first(one)} |" for name, one in found.items()]
        lines += ["", "```{eval-rst}"]
        lines += [f".. {_directive(one)}:: maalplan.{name}" for name, one in found.items()]
        lines += ["```", ""]
    return "\n".join(lines)


API = {
    "Reading": "read_plan read_follow_up ReadOptions",
    "Many documents": "convert RunOptions Progress Report ReportEntry Failure TablesMade Tool",
    "Files": "read_plans plan_to_json plan_from_json read_follow_ups follow_up_to_json follow_up_from_json "
    "diff_to_json",
    "Tables and other formats": "to_frames export_plans without_persons",
    "Comparing": "diff_plans diff_folders agency_history",
    "Checking": "check_plan",
    "Following up": "linked reports_on last_said what_counts status_sheet status_workbook scoreboard "
    "scoreboard_to_json Chosen",
    "Next year": "next_year carried_over Carried",
    "A plan": "Plan Goal Milestone Deadline Target Weight Agency Ministry Period Version FollowUp Signature Footnote "
    "Quote Place Source Finding",
    "A diff": "PlanDiff FolderDiff GoalRow MilestoneRow Change Summary RowCounts",
    "A history": "History HistoryPlan Thread Appearance MilestoneThread MilestoneAppearance MilestoneCounts "
    "Series Figure",
    "A check": "CheckResult Remark CheckedPlan CheckedGoal CheckCounts",
    "A follow-up": "FollowUpReport Outcome Score",
    "A status sheet": "StatusSheet StatusPlan StatusRow Choice",
    "A scoreboard": "Scoreboard ScoredPlan ScoredGoal ScoredMilestone ScoredReport ScoreGroup SaidStatus Tally Points "
    "LooseReport LooseOutcome",
    "Errors": "MaalplanError",
}
"""What the Python API is made of, in the order of the page."""

PAGES = {
    "api.md": api,
    "commands.md": commands,
    "messages.md": messages,
    "checks.md": checks,
    "limits.md": limits_page,
}


def _first(one: object) -> str:
    """The first sentence of a docstring."""
    paragraph, _, _ = inspect.cleandoc(inspect.getdoc(one) or "").partition("\n\n")
    found = re.match(r".*?[.:](?=\s|$)", _line(paragraph))
    assert found is not None, f"{one} has no docstring that ends a sentence"
    return re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"`\1`", found[0]).rstrip(":.") + "."


def _directive(one: object) -> str:
    if not isinstance(one, type):
        return "autofunction"
    return "autoexception" if issubclass(one, Exception) else "autoclass"


def _below(context: click.Context, name: str) -> click.Context:
    command = app.get_command(context, name)
    assert command is not None
    return click.Context(command, info_name=name, parent=context, terminal_width=WIDTH)


def _with_inner(context: click.Context) -> Iterator[click.Context]:
    """A command, and those of a group of commands."""
    yield context
    group = context.command
    for name, inner in group.commands.items() if isinstance(group, click.Group) else ():
        yield click.Context(inner, info_name=name, parent=context, terminal_width=WIDTH)


def _findings() -> Iterator[tuple[str, str, str]]:
    """Code, severity and docstring of each function that makes a finding."""
    for function in (one for module in (findings, sheet_findings) for one in ast.parse(inspect.getsource(module)).body):
        for call in ast.walk(function) if isinstance(function, ast.FunctionDef) else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Finding":
                code, severity = (ast.literal_eval(argument) for argument in call.args[:2])
                yield code, severity, _line(ast.get_docstring(function) or "")


def _errors() -> Iterator[tuple[str, str]]:
    """Code and docstring of each error, and of the outcomes that no error stands for."""
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.MaalplanError) and kind is not errors.MaalplanError:
            yield kind.code, _line(kind.__doc__ or "")
    yield "cluster", _line(ClusterError.__doc__ or "")
    yield "crashed", "The process that read the document broke down: a fault in native code, or something ended it."
    yield "duplicate", "The same bytes as a document that is converted; skipped, and `plan_id` names its plan."
    yield "internal", "A fault in maalplan itself."
    yield "memory", "The document needs more memory than it may take (`--memory`)."
    yield "output", _line(OutputFolder.__doc__ or "")
    yield "source-gone", "A document of an earlier run that is no longer there; skipped, and its plan is kept."
    yield "timeout", "The document was not read in the time that it may take (`--timeout`)."
    yield "workers", _line(CannotStart.__doc__ or "")


def _limits() -> Iterator[tuple[str, str, str]]:
    """Name, value and reason of each limit, in the order in which they stand."""
    body = ast.parse(inspect.getsource(limits)).body
    for one, reason in pairwise(body):
        match one, reason:
            case ast.Assign(targets=[ast.Name(id=name)], value=value), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, ast.unparse(value).replace("_", " "), _line(text)


def _line(docstring: str) -> str:
    return " ".join(docstring.split()).replace("``", "`").replace("|", "\\|")


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")
