"""What nearly every process of a run imports: a server imports it once, and processes are forked of that.

Nothing here starts a thread, as numpy does: a fork would have its locks, and not it.
"""

# ruff: noqa: F401

import charset_normalizer

import articlecast.narrate.languages.en
import articlecast.narrate.script
import articlecast.read.article
import articlecast.read.formats.front_matter
import articlecast.read.formats.markdown
import articlecast.read.load
import articlecast.read.markup.blocks
import articlecast.run.reading
