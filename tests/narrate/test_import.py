"""What importing the narration loads: its own modules and nothing heavy."""

import subprocess
import sys

IMPORTS = """
import sys
before = set(sys.modules)
from articlecast.narrate import NarrateOptions, format_script, write_script
NarrateOptions, format_script, write_script
print(*sorted(set(sys.modules) - before))
"""
ALLOWED = {"articlecast", "lazy_loader"}
"""Packages of our own and of others; everything else comes with Python."""


def list_modules(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_narration_loads_no_package_but_ours_and_no_language_before_it_is_spoken() -> None:
    modules = list_modules(IMPORTS)
    foreign = {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names)
    assert foreign <= ALLOWED
    ours = {name for name in modules if name.startswith("articlecast.")}
    assert not [
        name for name in ours if name.startswith(("articlecast.read", "articlecast.speak", "articlecast.show.settings"))
    ]
    assert not [name for name in ours if name.startswith("articlecast.narrate.languages.en")]
    assert "articlecast.narrate.script" in ours


def test_a_language_is_loaded_when_it_is_spoken() -> None:
    speak = "from articlecast.narrate.languages.tongues import speak_text; speak_text('5', 'de')\n"
    modules = list_modules(speak + "import sys; print(*sys.modules)")
    assert "articlecast.narrate.languages.de" in modules
    assert "articlecast.narrate.languages.fr" not in modules
