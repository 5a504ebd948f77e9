"""Content Credentials: signed into MP3 and M4A, with nothing else in the file changed; looked at by the check."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import av
import pytest

from articlecast.errors import MasterError
from articlecast.master import MasterOptions, Tags, build_track, tag_track
from articlecast.master.provenance import NARRATION, Claim, Credential, sign_audio, try_credential, verify_audio
from articlecast.show.episodes.store import load_episode
from support.command import call
from support.voices import article

c2pa = pytest.importorskip("c2pa", reason="the extra 'provenance' is not installed")
NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
LATER = NOW.replace(year=2046)
CLAIM = Claim("The tide", "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", "tone", (("a", "b"),), "1")
ARTICLE = "---\ntitle: The tide\ndate: 2026-03-02\nlink: https://example.org/tide\n---\n\nThe tide came in at six.\n"


@pytest.fixture(scope="module")
def credential() -> Credential:
    from articlecast.master.certificates import make_credential, read_credential  # noqa: PLC0415 -- the extra's

    content = make_credential("The Harbour Letter", NOW)
    return read_credential(content, content)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A tagged track of three chapters in each format."""
    track = build_track(article(6, chapter=2), tmp_path_factory.mktemp("t"), MasterOptions(formats=("mp3", "m4a")))
    tag_track(track, Tags("Über “ICE”", summary="What it is about.", url="https://example.org/a", guid="1"))
    return {each.suffix: Path(each.path).read_bytes() for each in (track, *track.alternates)}


def list_frames(content: bytes) -> Iterator[bytes]:
    """The frames of an ID3v2.3 label, as they are."""
    size = content[6] << 21 | content[7] << 14 | content[8] << 7 | content[9]
    at = 10
    while at < 10 + size:
        end = at + 10 + int.from_bytes(content[at + 4 : at + 8], "big")
        yield content[at:end]
        at = end


def hear(path: Path) -> tuple[str, object, object]:
    with av.open(str(path)) as container:
        sound = b"".join(bytes(each) for each in container.demux(container.streams.audio[0]) if each.dts is not None)
        return hashlib.sha256(sound).hexdigest(), container.chapters(), container.metadata


@pytest.mark.parametrize("suffix", [".m4a", ".mp3"])
def test_sound_chapters_and_label_are_what_they_were(
    files: dict[str, bytes], credential: Credential, tmp_path: Path, suffix: str
) -> None:
    before, after = tmp_path / f"before{suffix}", tmp_path / f"after{suffix}"
    before.write_bytes(files[suffix])
    after.write_bytes(sign_audio(files[suffix], suffix, CLAIM, credential))
    assert hear(after) == hear(before)
    assert verify_audio(after.read_bytes(), suffix) == ("valid", "")
    assert verify_audio(before.read_bytes(), suffix) == ("none", "")


def test_an_mp3_keeps_each_frame_of_its_label_byte_for_byte(files: dict[str, bytes], credential: Credential) -> None:
    signed = sign_audio(files[".mp3"], ".mp3", CLAIM, credential)
    before, after = list(list_frames(files[".mp3"])), list(list_frames(signed))
    assert after[:-1] == before
    assert after[-1].startswith(b"GEOB")
    assert signed[:4] == files[".mp3"][:4] == b"ID3\x03"


@pytest.mark.parametrize("suffix", [".m4a", ".mp3"])
def test_two_signatures_differ_in_nothing_but_the_manifest(
    files: dict[str, bytes], credential: Credential, suffix: str
) -> None:
    one, two = (sign_audio(files[suffix], suffix, CLAIM, credential) for _ in range(2))
    assert len(one) == len(two)
    different = [at for at in range(len(one)) if one[at] != two[at]]
    assert different[-1] - different[0] < len(one) - len(files[suffix])


@pytest.mark.parametrize("suffix", [".m4a", ".mp3"])
@pytest.mark.parametrize("share", [0.7, 0.99])
def test_one_changed_byte_of_the_sound_is_found(
    files: dict[str, bytes], credential: Credential, suffix: str, share: float
) -> None:
    signed = bytearray(sign_audio(files[suffix], suffix, CLAIM, credential))
    signed[int(len(signed) * share)] ^= 1
    standing, reason = verify_audio(bytes(signed), suffix)
    assert standing == "invalid"
    assert "ash.mismatch" in reason


def test_a_changed_title_is_found_too(files: dict[str, bytes], credential: Credential) -> None:
    signed = sign_audio(files[".mp3"], ".mp3", CLAIM, credential)
    title = "What it is about.".encode("utf-16-le")
    assert title in signed
    assert verify_audio(signed.replace(title, title[::-1]), ".mp3")[0] == "invalid"


@pytest.mark.parametrize("content", [b"", b"\xff\xfb" + bytes(400), b"ID3\x04\0\0\0\0\0\0"])
def test_what_has_no_label_of_ours_is_not_signed(credential: Credential, content: bytes) -> None:
    with pytest.raises(MasterError, match=r"no ID3v2\.3 label"):
        sign_audio(content, ".mp3", CLAIM, credential)


@pytest.mark.parametrize("kind", ["ES256", "ES384", "PS256"])
def test_an_editors_own_key_may_be_of_any_kind_that_c2pa_knows(
    credential: Credential, files: dict[str, bytes], kind: str
) -> None:
    from cryptography import x509  # noqa: PLC0415 -- the extra's
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 -- as above
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415 -- as above

    from articlecast.master.certificates import is_self_made, read_credential  # noqa: PLC0415 -- as above

    makers: dict[str, Any] = {
        "ES256": lambda: ec.generate_private_key(ec.SECP256R1()),
        "ES384": lambda: ec.generate_private_key(ec.SECP384R1()),
        "PS256": lambda: rsa.generate_private_key(65537, 2048),
    }
    key, above = makers[kind](), ec.generate_private_key(ec.SECP256R1())
    own = x509.load_pem_x509_certificates(credential.certificates)[0]
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Quay")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW.replace(year=2046))
    for extension in own.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    pem = serialization.Encoding.PEM
    certificate = builder.sign(above, hashes.SHA256()).public_bytes(pem)
    written = key.private_bytes(pem, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    read = read_credential(certificate, written)
    assert (read.algorithm, is_self_made(read), is_self_made(credential)) == (kind, False, True)
    assert verify_audio(sign_audio(files[".mp3"], ".mp3", CLAIM, read), ".mp3")[0] == "valid"
    with pytest.raises(MasterError, match="the certificate is not that of the key"):
        read_credential(certificate, credential.key)


def make_own(credential: Credential, *, begin: datetime = NOW, end: datetime = LATER) -> tuple[Any, bytes]:
    """An editor's own key, with a certificate of those days that another key signed."""
    from cryptography import x509  # noqa: PLC0415 -- the extra's
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 -- as above
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 -- as above

    key, above = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Quay")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, begin, end)
    for extension in x509.load_pem_x509_certificates(credential.certificates)[0].extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    return key, builder.sign(above, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def write_key(key: Any, password: bytes = b"") -> bytes:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- the extra's

    hidden = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, hidden))


def test_a_key_that_cannot_be_read_says_why(credential: Credential) -> None:
    from articlecast.master.certificates import read_credential  # noqa: PLC0415 -- the extra's

    key, certificate = make_own(credential)
    rows = (
        (certificate, write_key(key, b"tar"), "the key wants a password"),
        (certificate, b"", "the key's file holds none"),
        (certificate, b"\xff\xfe", "the key's file holds none"),
        (b"", write_key(key), "the certificate's file holds none"),
        (write_key(key), write_key(key), "the certificate's file holds none"),
    )
    for chain, private, wrong in rows:
        with pytest.raises(MasterError, match=wrong):
            read_credential(chain, private)
    assert read_credential(write_key(key) + certificate, write_key(key)).algorithm == "ES256"


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [(2020, 2021, "the certificate ended on 2021-03-02"), (2090, 2091, "the certificate begins on 2090-03-02")],
)
def test_a_certificate_of_other_days_is_told_before_anything_is_spoken(
    credential: Credential, show: Path, begin: int, end: int, told: str
) -> None:
    key, certificate = make_own(credential, begin=NOW.replace(year=begin), end=NOW.replace(year=end))
    choose(show, 'disclosure = "full"')
    assert call("render", folder=show).code == 0
    choose_own(show, write_key(key), certificate)
    called = call("render", "--force", folder=show)
    assert (called.code, told in called.err) == (3, True), called.err
    checked = call("check", folder=show)
    assert f"publish.signing_certificate: {told}" in " ".join(checked.out.split())


@pytest.mark.posix
def test_a_key_that_everybody_can_read_is_told(credential: Credential, show: Path) -> None:
    key, certificate = make_own(credential)
    choose(show, 'disclosure = "full"')
    assert call("render", folder=show).code == 0
    assert "can read the key" not in call("check", folder=show).out
    choose_own(show, write_key(key), certificate)
    (show / "key.pem").chmod(0o640)
    assert "can read the key" not in call("check", folder=show).out, "a group is a choice"
    (show / "key.pem").chmod(0o644)
    assert "key.pem: everybody on this machine can read the key" in " ".join(call("check", folder=show).out.split())


def test_what_c2pa_refuses_is_told_before_anything_is_spoken(credential: Credential) -> None:
    from cryptography import x509  # noqa: PLC0415 -- the extra's
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 -- as above

    from articlecast.master.certificates import read_credential  # noqa: PLC0415 -- as above

    key, certificate = make_own(credential)
    try_credential(read_credential(certificate, write_key(key)))
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Quay")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW.replace(year=2046))
    own = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    with pytest.raises(MasterError, match="cannot be signed"):
        try_credential(read_credential(own, write_key(key)))


def test_a_claim_that_cannot_be_signed_is_an_error_of_ours(files: dict[str, bytes], credential: Credential) -> None:
    with pytest.raises(MasterError, match="cannot be signed"):
        sign_audio(files[".mp3"], ".mp3", CLAIM, replace(credential, certificates=b"none"))


def choose(show: Path, lines: str) -> None:
    (show / "articles/tide.md").write_text(ARTICLE)
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + f'\n[master]\nformats = ["mp3", "m4a", "opus"]\n[publish]\n{lines}\n')


def choose_own(show: Path, key: bytes, certificate: bytes) -> None:
    (show / "key.pem").write_bytes(key)
    (show / "chain.pem").write_bytes(certificate)
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + 'signing_key = "key.pem"\nsigning_certificate = "chain.pem"\n')


def read_claims(path: Path) -> dict[str, Any]:
    with c2pa.Reader(path) as reader:
        (manifest,) = json.loads(reader.json())["manifests"].values()
    return {each["label"]: each["data"] for each in manifest["assertions"]}


def test_a_show_signs_what_it_says_of_each_episode_and_the_check_looks_at_it(show: Path) -> None:
    choose(show, 'disclosure = "full"')
    assert call("render", folder=show).code == 0
    home = show / "episodes/the-tide"
    episode = load_episode(home)
    assert episode
    key = show / "provenance.pem"
    assert (key.stat().st_mode & 0o077, len(list(show.rglob("*.pem")))) == (0, 1)
    claims = read_claims(home / episode.enclosure.name)
    assert claims[NARRATION] == {
        "voice": "synthetic", "engine": "tone", "article": "https://example.org/tide",
        "article_sha256": hashlib.sha256(ARTICLE.encode()).hexdigest(), "text_sha256": episode.wording,
        "episode": episode.guid, "certificate": "self-made",
    }  # fmt: skip
    assert claims["c2pa.actions.v2"]["actions"][0]["digitalSourceType"].endswith("/algorithmicMedia")
    told = call("check", folder=show).out
    assert "signed with a certificate that nobody vouches for" in told
    assert "Content Credentials do not hold" not in told
    files = {path.name: path.read_bytes() for path in home.iterdir()}
    assert call("render", folder=show).code == 0
    assert {path.name: path.read_bytes() for path in home.iterdir()} == files, "what stands is not signed again"


def test_the_check_finds_credentials_that_do_not_hold(show: Path) -> None:
    choose(show, 'disclosure = "full"')
    assert call("render", folder=show).code == 0
    manifest = show / "episodes/the-tide/episode.json"
    audio = next((show / "episodes/the-tide").glob("audio-*.mp3"))
    forged = bytearray(audio.read_bytes())
    forged[-300] ^= 1
    name = f"audio-{hashlib.sha256(forged).hexdigest()[:12]}.mp3"
    audio.with_name(name).write_bytes(forged)
    text = manifest.read_text().replace(audio.name, name)
    for method in ("sha256", "sha384"):
        true, false = (hashlib.new(method, each).hexdigest() for each in (audio.read_bytes(), bytes(forged)))
        text = text.replace(true, false)
    manifest.write_text(text)
    told = call("check", folder=show)
    assert told.code != 0
    assert f"{name}: its Content Credentials do not hold: assertion.dataHash.mismatch" in " ".join(told.out.split())


@pytest.mark.parametrize("lines", ["", 'disclosure = "full"\nsynthetic = false'])
def test_a_show_that_does_not_choose_it_is_not_signed_and_has_no_key(show: Path, lines: str) -> None:
    choose(show, lines)
    assert call("render", folder=show).code == 0
    assert list(show.rglob("*.pem")) == []
    audio = next((show / "episodes/the-tide").glob("audio-*.mp3"))
    assert verify_audio(audio.read_bytes(), ".mp3") == ("none", "")


def test_a_key_that_is_not_there_is_told_with_its_setting(show: Path) -> None:
    choose(show, 'disclosure = "full"\nsigning_certificate = "a.pem"\nsigning_key = "b.pem"')
    called = call("render", folder=show)
    assert called.code == 2
    assert "publish.signing_certificate: there is no such file: a.pem" in called.err
    (show / "a.pem").write_text("no certificate")
    (show / "b.pem").write_text("no key")
    called = call("render", folder=show)
    assert (called.code, "Credentials: the certificate's file holds none in PEM" in called.err) == (3, True), called.err
    assert not (show / "episodes/the-tide").exists()
