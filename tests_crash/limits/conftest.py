from cli.conftest import show, write

__all__ = ["show", "write"]
