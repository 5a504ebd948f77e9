import pytest

from articlecast.names import quote, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("ICE’s excuse for wearing masks", "ices-excuse-for-wearing-masks"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ça va? Élan vital", "ca-va-elan-vital"),
        ("日本語", ""),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_is_safe_everywhere(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_sentence_is_quoted_by_its_beginning() -> None:
    assert quote("It's low tide.") == '"It\'s low tide."'
    assert len(quote("a" * 3000)) == 100
