"""Small words that are said weakly unless a writer stresses them: "I *can* swim", "that *is* so".

The strong forms are what pronouncing dictionaries say of "weak form" (Wells, *Longman Pronunciation Dictionary*), in
General American. Every other word has its stress already: an engine needs to be told nothing.
"""

from __future__ import annotations

from articlecast.model import write_reading

_STRONG = {
    "a": "ˈeɪ", "am": "ˈæm", "an": "ˈæn", "and": "ˈænd", "are": "ˈɑːɹ", "as": "ˈæz", "at": "ˈæt", "be": "ˈbiː",
    "been": "ˈbɪn", "but": "ˈbʌt", "can": "ˈkæn", "could": "ˈkʊd", "did": "ˈdɪd", "do": "ˈduː", "does": "ˈdʌz",
    "for": "ˈfɔːɹ", "from": "ˈfɹʌm", "had": "ˈhæd", "has": "ˈhæz", "have": "ˈhæv", "he": "ˈhiː", "her": "ˈhɜːɹ",
    "him": "ˈhɪm", "his": "ˈhɪz", "i": "ˈaɪ", "if": "ˈɪf", "in": "ˈɪn", "is": "ˈɪz", "it": "ˈɪt", "me": "ˈmiː",
    "must": "ˈmʌst", "my": "ˈmaɪ", "not": "ˈnɑːt", "of": "ˈʌv", "on": "ˈɑːn", "or": "ˈɔːɹ", "our": "ˈaʊɚ",
    "shall": "ˈʃæl", "she": "ˈʃiː", "should": "ˈʃʊd", "so": "ˈsoʊ", "some": "ˈsʌm", "than": "ˈðæn", "that": "ˈðæt",
    "the": "ˈðiː", "their": "ˈðɛɹ", "them": "ˈðɛm", "there": "ˈðɛɹ", "these": "ˈðiːz", "they": "ˈðeɪ", "this": "ˈðɪs",
    "to": "ˈtuː", "us": "ˈʌs", "was": "ˈwʌz", "we": "ˈwiː", "were": "ˈwɜːɹ", "will": "ˈwɪl", "with": "ˈwɪð",
    "would": "ˈwʊd", "you": "ˈjuː", "your": "ˈjʊɹ",
}  # fmt: skip


def stress_word(word: str) -> str:
    """A stressed small word with its strong form; "" for every other word."""
    strong = _STRONG.get(word.lower())
    return write_reading(word, strong) if strong else ""
