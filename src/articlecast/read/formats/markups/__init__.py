"""Markups beside HTML and Markdown, each brought to HTML: AsciiDoc, Org, reStructuredText, notebooks, subtitles."""
