"""How quick the studio is in Chromium, on a show of a thousand episodes and a script of six hundred sentences.

    python benchmarks/studio.py [--episodes 1000] [--sentences 600]      (apt: chromium; pip: .[browser])

The page's own clock is read: from the navigation until it can be used, from a click until the sound begins, from a key
until the next frame is painted (Event Timing). Memory is the server's own peak; what reads and speaks are processes of
their own. It ends with 1 where a number is above its limit.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from sync import simulate

LIMITS = {
    "first page usable, s": 1.0,
    "article page usable, s": 0.7,
    "a cached sentence sounds, s": 0.3,
    "longest wait of a key in the search, s": 0.05,
    "longest wait of a key in a sentence, s": 0.05,
    "server, MB": 250.0,
}
LONG = "long"
CHROMIUM = "/usr/bin/chromium"
_WATCH = """() => {
  window.waits = [0];
  new PerformanceObserver((list) => window.waits.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "event", durationThreshold: 16 });
}"""
_READY = "performance.getEntriesByName('ready')[0].startTime / 1000"


def write_long(show: Path, sentences: int) -> None:
    """An article of so many sentences, and its episode."""
    lines = [f"The tide came in at six, and gull {number} was on the pier." for number in range(sentences)]
    body = "\n\n".join(" ".join(lines[at : at + 5]) for at in range(0, sentences, 5))
    head = "---\ntitle: A long day\ndate: 2026-03-01T08:00:00Z\nslug: long\n---\n\n"
    (show / "articles" / f"{LONG}.md").write_text(f"{head}{body}\n")
    subprocess.run([sys.executable, "-m", "articlecast", "render", "--quiet"], cwd=show, check=True)


def time_ready(page: Page, path: str, times: int = 5) -> float:
    """Seconds from the navigation until the page can be used, the middle one of some."""
    taken = []
    for _ in range(times):
        page.goto(path)
        page.locator("html[data-ready]").wait_for()
        taken.append(float(page.evaluate(_READY)))
    return sorted(taken)[times // 2]


def time_sound(page: Page, times: int = 7) -> float:
    """Seconds from a click on a sentence until it sounds, the middle one of some sentences."""
    said, taken = page.locator("#script li.utterance .said"), []
    for at in range(3, 3 + times):
        page.evaluate("() => { delete document.documentElement.dataset.sounds; }")
        page.evaluate("() => addEventListener('click', (e) => { window.clicked = e.timeStamp; }, { once: true })")
        said.nth(at).click()
        page.locator("html[data-sounds]").wait_for()
        taken.append(float(page.evaluate("Number(document.documentElement.dataset.sounds) - window.clicked")))
    page.keyboard.press("Escape")
    return sorted(taken)[times // 2] / 1000


def time_keys(page: Page) -> float:
    """Seconds that a key waited at most for the frame that shows it."""
    page.evaluate(_WATCH)
    page.keyboard.type("The tide came in again. ", delay=30)
    page.wait_for_timeout(300)
    return float(page.evaluate("Math.max(...window.waits)")) / 1000


def read_peak(pid: int) -> float:
    """The process's own peak of resident memory, in MB."""
    return int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]) / 1024


def measure(show: Path) -> dict[str, float]:
    """Every number of the studio over the show."""
    command = [sys.executable, "-m", "articlecast", "studio", "--no-browser", "--port", "0"]
    with (
        subprocess.Popen(command, cwd=show, stdout=subprocess.PIPE, text=True) as server,
        sync_playwright() as playwright,
    ):
        assert server.stdout
        try:
            opened = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
            arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
            page = browser.new_page(base_url=opened.partition("/?")[0], viewport={"width": 1280, "height": 900})
            page.goto(opened)
            results = {"first page usable, s": time_ready(page, "/")}
            page.locator("#search").focus()
            results["longest wait of a key in the search, s"] = time_keys(page)
            results["article page usable, s"] = time_ready(page, f"/article?name={LONG}")
            results["a cached sentence sounds, s"] = time_sound(page)
            page.keyboard.press("e")
            results["longest wait of a key in a sentence, s"] = time_keys(page)
            results["server, MB"] = read_peak(server.pid)
            browser.close()
        finally:
            server.terminate()
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--episodes", type=int, default=1000)
    parser.add_argument("--sentences", type=int, default=600)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show = Path(folder) / "show"
        simulate(show, chosen.episodes)
        write_long(show, chosen.sentences)
        results = measure(show)
    print(f"{chosen.episodes} episodes, {chosen.sentences} sentences, load {os.getloadavg()[0]:.1f}")
    for name, limit in LIMITS.items():
        print(f"{name:42} {results[name]:8.3f}   limit {limit:g}{'' if results[name] <= limit else '   TOO MUCH'}")
    sys.exit(any(results[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    main()
