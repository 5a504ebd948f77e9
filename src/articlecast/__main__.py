"""``python -m articlecast`` is the command ``articlecast``."""

from articlecast.cli import main

if __name__ == "__main__":
    main()
