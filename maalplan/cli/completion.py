"""The command ``completion``."""

from __future__ import annotations

import click

from maalplan.cli import streams

PLACES = {
    "bash": "~/.local/share/bash-completion/completions/maalplan",
    "zsh": "~/.zfunc/_maalplan",
    "fish": "~/.config/fish/completions/maalplan.fish",
}
"""Where each shell looks for the script."""

NOTES = {
    "bash": "Bash finds it there by itself where the package bash-completion is installed (bash 4.4 or newer).",
    "zsh": "Before 'compinit' in ~/.zshrc must stand: fpath+=~/.zfunc",
    "fish": "Fish finds it there by itself.",
}


@click.command(short_help="Make a shell complete commands and file names.")
@click.argument("shell", type=click.Choice(list(PLACES)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options and file names.

    \b
    For one session of bash or zsh:   eval "$(maalplan completion bash)"
    For good: put it where the shell looks for it; the first lines of the output say where.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, "click completes each of these shells"
    script = kind(context.find_root().command, {}, "maalplan", "_MAALPLAN_COMPLETE").source()
    place = PLACES[shell]
    head = f"# Install: maalplan completion {shell} > {place}\n# {NOTES[shell]}\n"
    # zsh knows a file of completions by its first line.
    first, _, rest = script.partition("\n")
    parts = (first, "\n", head, rest) if first.startswith("#compdef") else (head, script)
    streams.put_text("".join(parts).rstrip("\n") + "\n")
