"""Loudness as ffmpeg measures it: an opinion that is not ours."""

from __future__ import annotations

import math

import av


def measure_file(path: str) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP of a decoded file, by libavfilter's ebur128."""
    facts: dict[str, str] = {}
    with av.open(path) as container:
        stream = container.streams.audio[0]
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=stream)
        meter, sink = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet"), graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        for frame in container.decode(stream):
            graph.push(frame)
            while True:
                try:
                    facts = dict(graph.pull().metadata)
                except (av.BlockingIOError, av.EOFError):
                    break
    loudness, peak = float(facts["lavfi.r128.I"]), float(facts["lavfi.r128.true_peak"])
    assert loudness != 0.0, "ebur128 failed"
    return loudness, 20 * math.log10(peak)
