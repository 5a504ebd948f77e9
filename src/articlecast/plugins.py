"""Packages of third parties: found by their entry points, and called so that whatever they do is an error of ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Any, ParamSpec, TypeVar

from articlecast.errors import ArticlecastError, PluginError

P = ParamSpec("P")
T = TypeVar("T")

ANYTHING = (Exception, SystemExit)
"""What a stranger's code may raise and must not end a run by; Ctrl-C is the caller's own."""


def list_plugins(group: str) -> tuple[EntryPoint, ...]:
    """All that is installed in a group, by name; nothing is imported. Of two of one name ours counts, or the first."""
    found: dict[str, EntryPoint] = {}
    installed = _find_installed(tuple(sys.path), group)
    for point in sorted(installed, key=lambda point: (point.name, not is_ours(point.value))):
        found.setdefault(point.name, point)
    return tuple(found.values())


@lru_cache
def _find_installed(_path: Sequence[str], group: str) -> EntryPoints:
    """The entry points of every package on the path: a look through 150 packages takes 17 ms, and a run asks often."""
    return entry_points(group=group)


def find_plugin(group: str, name: str) -> EntryPoint | None:
    """The one of that name, None where there is none."""
    return next((point for point in list_plugins(group) if point.name == name), None)


def is_ours(place: str) -> bool:
    """Whether a module's or an entry point's name is in articlecast itself: a fault in it is told as one of ours."""
    return place.startswith("articlecast.")


def load_plugin(point: EntryPoint) -> Any:
    """What the entry point names; raises ImportError where a package is missing, PluginError for whatever else."""
    try:
        return point.load()
    except ImportError:
        raise
    except ANYTHING as error:
        raise _blame(f"{point.name} ({point.value})", "cannot be loaded", error) from error


def call_plugin(name: str, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the function gives; raises what it raises of our errors and ImportError, PluginError for whatever else."""
    try:
        return function(*arguments, **named)
    except (ArticlecastError, ImportError):
        raise
    except ANYTHING as error:
        raise _blame(name, "failed", error) from error


def say_fault(error: ArticlecastError | ImportError, what: str) -> str:
    """What went wrong, in a phrase: of a package that is missing, ``what`` could not be done and why."""
    return error.wrong if isinstance(error, ArticlecastError) else f"{what}: {error}"


def _blame(name: str, what: str, error: BaseException) -> PluginError:
    said = " ".join(str(error).split())[:200]
    return PluginError(name, f"{what}: {type(error).__name__}: {said}", "tell whoever made it, or uninstall it")
