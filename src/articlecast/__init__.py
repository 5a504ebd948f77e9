"""articlecast reads, narrates, speaks, masters and publishes: a written article in, a podcast episode out.

The five verbs, and the values that travel between them::

    article = read_article(load_document(Source("a-day-at-sea.md")))
    script = write_script(article)
    segments = speak_script(script, load_engine("espeak"))
    track = master_track(segments, folder)
    feed = build_feed(show, episodes)

The show itself, as the commands have it: ``load_settings``, then ``plan_show``, ``render_show``, ``rebuild_feed``,
``check_show``, ``publish_show`` or ``sync_show``, which is all of them; ``list_episodes``, ``withdraw_episodes``,
``pin_episodes``, ``retry_articles``. Each takes the settings, and gives frozen results.

What a third party's package brings by an entry point: a ``SpeechEngine`` (``articlecast.engines``), a ``Format``
(``articlecast.formats``), a ``Publisher`` (``articlecast.publishers``), a listener to each ``Event``
(``articlecast.events``).

A stage is imported when its verb is first asked for, so that using one of them costs no other.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
