"""The how-to for a cluster, done on one that is here."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
from distributed.cli import dask_scheduler, dask_worker

from support.dask import running_farm
from support.pages import DOCS, begin_show, do_page, type_line


def test_a_show_is_rendered_on_a_cluster_as_the_page_says(tmp_path: Path) -> None:
    begin_show(tmp_path / "show")
    (tmp_path / "farm").mkdir()
    with running_farm(tmp_path / "farm", 2) as farm:

        def run_shell(folder: Path, line: str) -> None:
            if line.startswith("dask "):  # the farm was started so; Dask has these words and options still
                _, name, *words = shlex.split(line)
                found: click.Command = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}[name]
                found.make_parser(click.Context(found, info_name=name)).parse_args(words)
            else:
                type_line(folder, line.replace("tcp://10.0.0.1:8786", farm.address))

        day = tmp_path / "show/articles/a-day-at-sea.md"
        day.write_text(day.read_text("utf-8").replace("at noon", "at one"), "utf-8")
        do_page(tmp_path / "show", (DOCS / "how-to/cluster.md").read_text("utf-8"), run_shell)
