"""Whether work grows as its size does, in processor time: no matter of how quick or busy the machine is."""

import time
from collections.abc import Callable

from articlecast.collector import collector_paused

NOISE_SECONDS = 0.1
"""What is counted beside the work: less than this says nothing."""


def spend(work: Callable[[], object]) -> float:
    """Seconds of the processor that this process spends on it, and none of what all other tests have left behind."""
    with collector_paused():  # among 100,000 objects of theirs a collection takes longer than the work
        begun = time.process_time()
        work()
        return time.process_time() - begun


def grows_as_its_size(work: Callable[[int], object], size: int) -> bool:
    """Whether the whole takes at most seven times a quarter's time: what grows as the square takes sixteen times.

    Of three attempts the quickest counts, each: on a busy machine the same work takes three times the processor's time.
    """
    work(size // 100)  # what is loaded and compiled once is not counted
    quarter = whole = float("inf")
    for _attempt in range(3):
        quarter = min(quarter, spend(lambda: work(size // 4)))
        whole = min(whole, spend(lambda: work(size)))
        if whole <= 7 * quarter + NOISE_SECONDS:
            return True
    return False
