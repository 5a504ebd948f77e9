"""Source → Article: find the article in anything an editor has."""
