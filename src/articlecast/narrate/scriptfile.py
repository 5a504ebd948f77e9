"""The script as text that a person reads."""

from __future__ import annotations

from articlecast.model import Chapter, Pause, Script, Utterance


def format_script(script: Script) -> str:
    """The script, a line for each utterance, with headings for chapters and empty lines for long pauses."""
    lines = []
    for cue in script.cues:
        match cue:
            case Chapter():
                lines.append(f"\n# {cue.title}\n")
            case Utterance():
                lines.append(cue.said)
            case Pause(seconds=seconds) if seconds >= 0.5:
                lines.append("")
            case Pause():
                pass
    return "\n".join(lines).strip("\n") + "\n"
