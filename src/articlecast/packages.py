"""Which packages we need and which an extra brings, read from our own metadata, and what to type where one is missing.

``pyproject.toml`` is the only list. The hints name the packages and not ``articlecast[extra]``: while articlecast is on
no index, that name finds nothing there, or somebody else's package.
"""

from __future__ import annotations

from importlib.metadata import requires
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement


def list_requirements(extra: str = "") -> tuple[Requirement, ...]:
    """What this Python needs without any extra, or what one extra adds, by name; none for an extra that we do not have.

    The markers are dropped, as they are decided.
    """
    from packaging.requirements import Requirement  # noqa: PLC0415 -- 12 ms, for who misses something

    found = []
    for line in requires("articlecast") or ():
        need = Requirement(line)
        always, wanted = (not need.marker or need.marker.evaluate({"extra": name}) for name in ("", extra))
        if wanted and always == (not extra):
            need.marker = None
            found.append(need)
    return tuple(found)


def suggest_install(extra: str) -> str:
    """What to type to have what the extra brings: ``pip install "edge-tts>=7.2"``; nothing where it is none of ours."""
    needs = list_requirements(extra) if extra else ()
    # Double quotes are what every shell takes, that of Windows too, where a bare > would write a file named =7.2.
    return " ".join(["pip install", *(f'"{need}"' for need in needs)]) if needs else ""
