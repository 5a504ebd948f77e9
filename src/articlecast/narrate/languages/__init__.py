"""How each language is spoken: ``articlecast.narrate.languages.<tag>`` for those whose rules are known."""
