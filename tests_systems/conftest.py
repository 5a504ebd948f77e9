from cli.conftest import show, write
from conftest import *  # noqa: F403 -- what holds for every test

__all__ = ["show", "write"]
