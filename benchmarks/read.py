"""What reading a page costs: ``make bench-read PAGES="..."``. Processor time in process, each page once.

    python benchmarks/read.py [PATH]...

PATHs are saved pages, compressed by gzip or not, or folders of them; without any, the examples of the project's tests.
One page is read before the clock starts, for what is loaded at the first one.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import sys
import time
from pathlib import Path

from articlecast.errors import ArticlecastError
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.recognise import Document

EXAMPLES = Path(__file__).parent.parent / "tests/read/cases"
OPTIONS = ReadOptions()


def time_page(path: Path) -> tuple[float, bool]:
    """Seconds of processor time, and whether an article was found."""
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    begun = time.process_time()
    try:
        read_article(Document(content, "text/html", str(path)), OPTIONS)
        found = True
    except ArticlecastError:
        found = False
    return time.process_time() - begun, found


def main() -> None:
    places = [Path(name) for name in sys.argv[1:]] or [EXAMPLES]
    pages = [page for place in places for page in (sorted(place.glob("*.html*")) if place.is_dir() else [place])]
    time_page(pages[0])
    timed = {page: time_page(page) for page in pages}
    seconds = sorted(seconds for seconds, _found in timed.values())
    slowest = max(timed, key=lambda page: timed[page][0])
    print(f"{len(pages)} pages, {sum(found for _seconds, found in timed.values())} of them articles")
    print(f"a page: median {statistics.median(seconds) * 1000:.0f} ms, at most {seconds[-1] * 1000:.0f} ms ({slowest})")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
