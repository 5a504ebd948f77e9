"""Whoever holds a show or a store: a process of a machine, and whether another one can tell that it has died."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from articlecast.system import is_alive, name_installation, name_machine, number_process_space


@dataclass(frozen=True, slots=True)
class Owner:
    """A process. ``host`` is for people; by the others it is told apart, for containers may have any name.

    ``machine`` is the machine since it was started, ``space`` the numbers of processes that a container has of its own,
    ``system`` what is installed on the machine, empty where that is not known.
    """

    host: str
    pid: int
    machine: str
    space: int = 0
    system: str = ""

    def is_here(self, seen_by: Owner) -> bool:
        """Whether both are of one machine, and so see each other's locks."""
        return self.machine == seen_by.machine

    def has_died(self, seen_by: Owner) -> bool:
        """Whether it is sure that the process is gone; False where nobody can tell.

        A number says nothing to another container; and what ran before the machine was started again is gone.
        """
        if self.is_here(seen_by):
            return self.space == seen_by.space and not is_alive(str(self.pid))
        return bool(self.system) and (self.host, self.system) == (seen_by.host, seen_by.system)

    def as_json(self) -> dict[str, Any]:
        """What ``parse_owner`` understands."""
        return asdict(self)


def find_owner() -> Owner:
    """The process that asks."""
    return Owner(platform.node(), os.getpid(), name_machine(), number_process_space(), name_installation())


def parse_owner(facts: Mapping[str, Any]) -> Owner:
    """The owner that was written down; raises KeyError, ValueError or TypeError for what is none."""
    return Owner(
        str(facts["host"]), int(facts["pid"]), str(facts["machine"]), int(facts["space"]), str(facts["system"])
    )
