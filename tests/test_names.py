import pytest

from articlecast.names import slugify


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
