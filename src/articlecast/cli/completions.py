"""``articlecast completions``: has a shell complete the commands, by one command."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from articlecast.cli import COMPLETING, app, print_data, print_line
from articlecast.errors import UsageError
from articlecast.files import replace_file

_SHELLS = ("bash", "fish", "zsh")
_RC = "\n# completions of articlecast\nfpath=({folder} $fpath)\nautoload -Uz compinit && compinit\n"


@click.command()
@click.argument("shell", required=False, type=click.Choice(_SHELLS))
@click.option("--print", "printed", is_flag=True, help="Print the script, and install nothing.")
def command(shell: str | None, *, printed: bool) -> None:
    """Install completions for SHELL, or for the one that you are in: a new terminal has them.

    \b
    articlecast completions
    articlecast completions fish
    articlecast completions zsh --print
    """
    shell = shell or _find_shell()
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 -- the choice has click's own shells alone
    script = kind(app, {}, "articlecast", COMPLETING).source()
    if printed:
        print_data(f"{script}\n")
        return
    place = _locate(shell)
    replace_file(place, f"{script}\n".encode())
    print_line(f"wrote {place}")
    if shell == "zsh":
        _name_folder(place.parent)


def _find_shell() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name not in _SHELLS:
        wrong = f"completions are for {', '.join(_SHELLS)}"
        raise UsageError(name or "the shell is not known", wrong, "articlecast completions bash")
    return name


def _locate(shell: str) -> Path:
    """Where the shell looks by itself, or, of zsh, where it is told to look."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return {
        "bash": data / "bash-completion" / "completions" / "articlecast",
        "fish": config / "fish" / "completions" / "articlecast.fish",
        "zsh": data / "zsh" / "site-functions" / "_articlecast",
    }[shell]


def _name_folder(folder: Path) -> None:
    """Have zsh look in that folder: three lines in its settings, once."""
    settings = Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zshrc"
    before = settings.read_text("utf-8") if settings.is_file() else ""
    if str(folder) not in before:
        replace_file(settings, (before + _RC.format(folder=folder)).encode())
        print_line(f"wrote {settings}")
