"""The voices that ``articlecast voices --get`` fetches: their files, pinned by digest, and where they are kept.

Each row says where its digests come from, and ``--get`` prints it. A file that has another is refused, so that a wrong
row fetches nothing; but only what we or its publisher computed tells that the file is the publisher's. Licences are as
the voices' cards and those lists name them: look at the card before you publish.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PIPER_VOICES = "https://huggingface.co/rhasspy/piper-voices/resolve/1162a9173d0ce503555aed757976b7a9912eae4c"
KOKORO_FILES = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
KOKORO_PAGE = "https://github.com/thewh1teagle/kokoro-onnx/releases/tag/model-files-v1.0"


COMPUTED = "computed by us from the file"
LISTED = "not computed by us: as other projects' lists have it, several of which agree"


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """One file; ``origin`` says who computed its digest, ``page`` is where its publisher shows the file.

    Hugging Face tells there the SHA-256 of what is kept by Git LFS, as models are; GitHub of what came after mid-2025.
    """

    name: str
    url: str
    bytes: int
    sha256: str
    origin: str
    page: str


@dataclass(frozen=True, slots=True)
class PinnedVoice:
    """One voice to fetch; ``use`` is what an editor then writes as ``voice`` below [speak].

    ``folder`` is where its engine looks for it, None for the one of ``find_voice_folder`` or the settings.
    """

    name: str
    engine: str
    language: str
    licence: str
    use: str
    files: tuple[PinnedFile, ...]
    folder: Path | None = None

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    @property
    def vouched(self) -> bool:
        """Whether each digest is ours or the publisher's own."""
        return all(file.origin != LISTED for file in self.files)


def _pin_piper(
    name: str, licence: str, model: tuple[int, str], config: tuple[int, str], origin: str = LISTED
) -> PinnedVoice:
    tag, speaker, quality = name.split("-")
    place = f"{PIPER_VOICES}/{tag.partition('_')[0]}/{tag}/{speaker}/{quality}/{name}.onnx"
    files = tuple(
        PinnedFile(f"{name}{end}", url, *file, origin, url.replace("/resolve/", "/blob/"))
        for end, url, file in ((".onnx", place, model), (".onnx.json", f"{place}.json", config))
    )
    return PinnedVoice(name, "piper", tag.replace("_", "-"), licence, name, files)


_STYLES = PinnedFile(
    "voices-v1.0.bin",
    f"{KOKORO_FILES}/voices-v1.0.bin",
    28_214_398,
    "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
    LISTED,
    KOKORO_PAGE,
)


def _pin_kokoro(name: str, file: str, size: int, sha256: str, origin: str = LISTED) -> PinnedVoice:
    model = PinnedFile(file, f"{KOKORO_FILES}/{file}", size, sha256, origin, KOKORO_PAGE)
    return PinnedVoice(name, "kokoro", "en, es, fr, it, pt", "Apache-2.0", "af_heart", (model, _STYLES))


VOICES = (
    _pin_kokoro(
        "kokoro", "kokoro-v1.0.onnx", 325_532_387, "7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5"
    ),
    _pin_kokoro(
        "kokoro-int8",
        "kokoro-v1.0.int8.onnx",
        92_361_271,
        "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
        COMPUTED,
    ),
    _pin_piper(
        "de_DE-thorsten-medium",
        "CC0-1.0",
        (63_201_294, "7e64762d8e5118bb578f2eea6207e1a35a8e0c30595010b666f983fc87bb7819"),
        (4_819, "974adee790533adb273a1ac88f49027d2a1b8f0f2cf4905954a4791e79264e85"),
    ),
    _pin_piper(
        "en_GB-alba-medium",
        "CC-BY-4.0",
        (63_201_294, "401369c4a81d09fdd86c32c5c864440811dbdcc66466cde2d64f7133a66ad03b"),
        (4_888, "aa965a2f02ecced632c2694e1fc72bbff6d65f265fab567ca945918c73dd89f4"),
    ),
    _pin_piper(
        "en_US-joe-medium",
        "CC0-1.0, made from en_US-lessac-medium",
        (63_201_294, "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"),
        (4_794, "3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33"),
        COMPUTED,
    ),
    _pin_piper(
        "en_US-lessac-medium",
        "Blizzard 2013's, for research: https://www.cstr.ed.ac.uk/projects/blizzard/2013/lessac_blizzard2013/license.html",
        (63_201_294, "5efe09e69902187827af646e1a6e9d269dee769f9877d17b16b1b46eeaaf019f"),
        (4_885, "efe19c417bed055f2d69908248c6ba650fa135bc868b0e6abb3da181dab690a0"),
    ),
    _pin_piper(
        "es_ES-davefx-medium",
        "CC0-1.0",
        (63_201_294, "6658b03b1a6c316ee4c265a9896abc1393353c2d9e1bca7d66c2c442e222a917"),
        (4_817, "0e0dda87c732f6f38771ff274a6380d9252f327dca77aa2963d5fbdf9ec54842"),
    ),
    _pin_piper(
        "fr_FR-siwis-medium",
        "CC-BY-4.0",
        (63_201_294, "641d1ab097da2b81128c076810edb052b385decc8be3381814802a64a73baf99"),
        (4_875, "39479916c2db192b5ac9764daddd0c744d83e023ad890c6976c0633ae4df8959"),
    ),
    _pin_piper(
        "it_IT-paola-medium",
        "CC0-1.0, made from en_US-lessac-medium",
        (63_511_038, "6fc918b5a0ea6137382833dddfa567bffbe6a5060c02043c87192ee59c04210c"),
        (7_099, "aea19c0a7fce29fbc359b93f10e7902854401e4c95ae2ea328ae516b15d296cf"),
    ),
    _pin_piper(
        "pt_BR-faber-medium",
        "CC0-1.0",
        (63_201_294, "858555e3a064209c57088fe6bd70c4c3dc54d03eaa00c45d5ecaf43a33f95aa7"),
        (4_855, "7e694de195ae3fc36dd732c445eb04fb49b649854893cb5506b978f0d50a1d6f"),
    ),
)


def find_voice_folder() -> Path:
    """Where fetched voices are kept for every show: ``$XDG_DATA_HOME/articlecast/voices``.

    By the XDG base directory specification, ``~/.local/share`` where the variable is empty or no absolute path.
    """
    named = os.environ.get("XDG_DATA_HOME", "")
    base = Path(named) if named.startswith("/") else Path.home() / ".local/share"
    return base / "articlecast/voices"
