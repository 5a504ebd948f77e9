"""Who delivers to a target: the publisher of its scheme, ours where it has none of its own."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from articlecast.errors import PublishError, UsageError
from articlecast.names import sha256_hex
from articlecast.publish.deliver.deliver import Delivery, Parcel
from articlecast.publish.deliver.publisher import publish_parcels
from articlecast.publish.deliver.targets import refuse_target
from support.packages import install_shown, make_up

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def pack(folder: Path, **files: str) -> list[Parcel]:
    parcels = []
    for name, text in files.items():
        path = folder / f"{name}.xml"
        path.write_text(text)
        parcels.append(Parcel(path.name, path, sha256_hex(text.encode()), len(text), "application/xml"))
    return parcels


def publish(parcels: list[Parcel], target: str, *, dry_run: bool = False, anew: bool = False) -> Delivery:
    return publish_parcels(parcels, target, now=NOW, grace=timedelta(days=1), dry_run=dry_run, anew=anew)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_shown("publishers.md", tmp_path_factory.mktemp("bundle"))


@pytest.fixture(params=["folder", "bundle"])
def target(request: pytest.FixtureRequest, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place of each publisher's, ours and the one that docs/publishers.md shows."""
    monkeypatch.syspath_prepend(bundle)
    return {"folder": str(tmp_path / "www"), "bundle": f"bundle://{tmp_path}/show.zip"}[request.param]


def test_what_is_there_is_not_sent_again_and_what_has_changed_is(target: str, tmp_path: Path) -> None:
    first = publish(pack(tmp_path, page="one", feed="two"), target)
    again = publish(pack(tmp_path, page="one", feed="two"), target)
    changed = publish(pack(tmp_path, page="one", feed="three"), target)
    assert (first.sent, first.kept) == (("page.xml", "feed.xml"), 0)
    assert (again.sent, again.kept) == ((), 2)
    assert (changed.sent, changed.kept) == (("feed.xml",), 1)


def test_a_dry_run_tells_and_sends_nothing(target: str, tmp_path: Path) -> None:
    parcels = pack(tmp_path, feed="two")
    assert publish(parcels, target, dry_run=True).sent == ("feed.xml",)
    assert publish(parcels, target).sent == ("feed.xml",)


def test_a_target_that_refuses_is_an_error_of_ours(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlecast.publish.deliver.store.ATTEMPTS", 1)
    (tmp_path / "closed").write_text("a file, and no folder")
    with pytest.raises(PublishError) as caught:
        publish(pack(tmp_path, feed="two"), target.replace(str(tmp_path), str(tmp_path / "closed")))
    assert caught.value.hint


def test_the_bundle_holds_the_files_as_they_are(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(bundle)
    publish(pack(tmp_path, feed="two"), f"bundle://{tmp_path}/show.zip")
    with ZipFile(tmp_path / "show.zip") as file:
        assert file.read("feed.xml") == b"two"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise KeyError('bucket')", "failed: KeyError: 'bucket'"),
        ("raise SystemExit(4)", "failed: SystemExit: 4"),
        ("return None", "gives no articlecast.Delivery"),
        ("from articlecast import Delivery; return Delivery(sent=None)", "gives no articlecast.Delivery"),
    ],
)
def test_what_a_third_partys_publisher_does_is_told_as_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, told: str
) -> None:
    source = f"def publish(parcels, target, **rest):\n    {body}\n"
    module = f"articlecast_cellar_{abs(hash(body))}"
    site = make_up(tmp_path / "site", "articlecast.publishers", "cellar", f"{module}:publish", source)
    monkeypatch.syspath_prepend(site)
    with pytest.raises(PublishError, match=f"cellar://x: its publisher {told}"):
        publish(pack(tmp_path, feed="two"), "cellar://x")


@pytest.mark.parametrize("source", ["import nowhere_to_be_found", "publish = (", "raise SystemExit(3)", "other = 1"])
def test_a_publisher_that_cannot_be_loaded_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    module = f"articlecast_attic_{abs(hash(source))}"
    site = make_up(tmp_path / "site", "articlecast.publishers", "attic", f"{module}:publish", source)
    monkeypatch.syspath_prepend(site)
    with pytest.raises(UsageError, match=r"the publisher of attic:// cannot be loaded: "):
        publish(pack(tmp_path, feed="two"), "attic://x")


ELSEWHERE = {
    "me@host.example:/var/www/x": "sftp://me@host.example/var/www/x",
    "host.example:www": "sftp://host.example/~/www",
    "localhost:/srv/www": "sftp://localhost/srv/www",
    "me@nas:/volume1/web": "sftp://me@nas/volume1/web",
    "me@nas:web": "sftp://me@nas/~/web",
    "nas:/volume1/web": "sftp://nas/volume1/web",
    "ftp://ana:hunter-22@host.example/show": "sftp://",
    "rsync://host.example/x": "sftp://",
    "github://me/pages": "git -C ../pages push",
    "r2://bucket/show": "AWS_ENDPOINT_URL",
    "ia://item": "AWS_ENDPOINT_URL=https://s3.us.archive.org",
    "https://host.example/show": "webdavs://",
}


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_target_that_nobody_speaks_is_told_what_to_write_and_makes_no_folder(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parcels = pack(tmp_path, feed="two")
    with pytest.raises(UsageError) as caught:
        publish(parcels, target)
    assert ELSEWHERE[target] in caught.value.hint
    assert "hunter-22" not in f"{caught.value}{caught.value.hint}"
    assert [path.name for path in tmp_path.iterdir()] == ["feed.xml"]


@pytest.mark.parametrize(
    "name", ["www", "a folder: of shows", "www/host:8080", "show:2026", "memory://show", "C:", "c:www"]
)
def test_a_folder_whose_name_has_a_colon_is_one(name: str) -> None:
    refuse_target(name)


@pytest.mark.parametrize("name", ["C:\\www", "C:/www", "\\\\nas\\www"])
def test_a_drive_is_a_folder_where_there_are_drives(name: str) -> None:
    refuse_target(name, drives=True)
    with pytest.raises(UsageError, match="is a folder of Windows"):
        refuse_target(name, drives=False)
