"""Put pip into this environment from the package index alone, for a Python that came without ensurepip (Debian's).

A wheel of pip can run from where it lies; this fetches the newest one, checks its SHA-256, and lets it install itself.
"""

import hashlib
import json
import os
import runpy
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"


def fetch(url: str, **headers: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
        return answer.read()


page = json.loads(fetch(INDEX, Accept="application/vnd.pypi.simple.v1+json"))
wheels = [row for row in page["files"] if row["filename"].endswith(".whl") and not row.get("yanked")]
newest = max(wheels, key=lambda row: row.get("upload-time", ""))
content = fetch(urllib.parse.urljoin(INDEX, newest["url"]))
if hashlib.sha256(content).hexdigest() != newest["hashes"]["sha256"]:
    sys.exit(f"error: {newest['filename']} is not what the index promised")
with tempfile.TemporaryDirectory() as folder:
    wheel = Path(folder) / newest["filename"]
    wheel.write_bytes(content)
    sys.path.insert(0, str(wheel))
    sys.argv = ["pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    runpy.run_module("pip", run_name="__main__")
