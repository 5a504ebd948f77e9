"""What an editor changed in the header of a script is an override: it holds for the article, after this script, too."""

from __future__ import annotations

import logging
from dataclasses import replace

from articlecast.display import quote_word
from articlecast.model import Script, Source, Utterance
from articlecast.names import OVERRIDES_FILE
from articlecast.narrate import format_script
from articlecast.run.overriding import write_fields
from articlecast.run.pool import Pool
from articlecast.run.questions import ask_one
from articlecast.run.showing import Narration, load_input, write_script_of
from articlecast.show.settings import Settings

_LOG = logging.getLogger("articlecast.run")  # what nobody configures is printed on standard error


def take_header(settings: Settings, source: Source, edited: Script) -> Script:
    """The script as it is to be spoken, once what its header says otherwise than its article is written down.

    A title that was not edited where it is spoken follows the header. Raises as reading and narrating do.
    """
    asked = Narration(source, settings, "script", load_input(source, settings.read))
    with Pool(1) as pool:
        own = ask_one(pool, write_script_of, source.locator, asked, settings.read)
        changed = {
            name: value
            for name, value in (("title", edited.title), ("language", edited.language))
            if value and value != getattr(own, name)
        }
        if not changed:
            return edited
        name = settings.name_source(source.locator)
        written = write_fields(settings, name, changed)
        undo = f"articlecast override {quote_word(name)} --undo   (takes it back)"
        _LOG.warning("note: %s: %s: written to %s\ntry:   %s", name, ", ".join(written.changed), OVERRIDES_FILE, undo)
        now = ask_one(pool, write_script_of, source.locator, asked, settings.read)
    if format_script(replace(edited, title=own.title, language=own.language)) == format_script(own):
        return now
    titles = dict(zip(_list_titles(own), _list_titles(now), strict=False))
    cues = (titles.get(cue, cue) if isinstance(cue, Utterance) else cue for cue in edited.cues)
    return replace(edited, cues=tuple(cues))


def _list_titles(script: Script) -> list[Utterance]:
    return [cue for cue in script.cues if isinstance(cue, Utterance) and cue.role == "title"]
