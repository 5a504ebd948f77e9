"""Codes for emoji, ``:tada:`` (https://docs.github.com/get-started/writing-on-github#using-emojis), and for icons."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CODE = re.compile(r"(?:[ \t]|(?<![\w:/.\"'=` \t])):([a-z0-9+-][a-z0-9_+-]{0,40}):(?![\w:`/])(?:\{[^{}\n]{0,100}\})?")
_CHARACTERS: Mapping[str, str] = {
    name: sign
    for names, sign in (
        ("heart", "❤"), ("broken_heart", "💔"), ("+1 thumbsup", "👍"), ("-1 thumbsdown", "👎"), ("clap", "👏"),
        ("pray", "🙏"), ("tada", "🎉"), ("fire", "🔥"), ("joy", "😂"), ("rofl", "🤣"),
        ("grinning", "😀"), ("blush", "😊"),
        ("slightly_smiling_face", "🙂"), ("wink", "😉"), ("heart_eyes", "😍"), ("cry", "😢"),
        ("sob", "😭"), ("rage", "😡"),
        ("thinking", "🤔"), ("scream", "😱"), ("poop hankey", "💩"), ("shrug", "🤷"), ("rocket", "🚀"), ("100", "💯"),
        ("eyes", "👀"), ("goat", "🐐"), ("trophy", "🏆"), ("white_check_mark", "✅"),
        ("heavy_check_mark", "✔"), ("x", "❌"), ("star", "⭐"),
    )
    for name in names.split()
}  # fmt: skip
"""Those that may be said for a word; each other one is decoration, and goes."""
_SINGLE = frozenset(
    """
    octocat shipit trollface basecamp bowtie feelsgood finnadie goberserk godmode hurtrealbad neckbeard suspect
    accept airplane alarm_clock alien ambulance anchor angel anger angry ant apple art astonished avocado baby balloon
    banana bangbang bank bar_chart battery beach bear bee beer beers beetle bell bento bike bikini bird birthday blossom
    blue_heart boat bomb book bookmark books boom boot bouquet bow bowling boy bread bricks bridge briefcase broom bug
    bulb bullettrain burger bus bust cactus cake calendar camera camping candle candy car cat chair champagne checkered
    cheese cherries chess chicken chipmunk christmas church cinema city clipboard clock closed cloud clown coconut
    coffee coin cold computer confetti confounded confused construction cookie cool cop copyright corn couch cow crab
    crossed crown cucumber cupid curry cyclone dancer dango dart dash date deer desert desktop detective diamonds
    disappointed dizzy dna dog dollar dolphin doughnut dove dragon dress droplet duck ear earth egg eggplant eight
    elephant elf email envelope exclamation expressionless eye eyeglasses face facepalm factory family
    fearful ferry fish fishing fist flag
    flags flashlight flex flushed fog footprints fork fox free fries frog frowning fuelpump game gear gem ghost gift
    giraffe girl globe goal goggles golf grape grapes grimacing grin guitar gun hammer hamster handshake hash hatched
    headphones hibiscus hocho honeybee horse hospital hotel hotsprings house hugs hushed ice innocent inbox iphone key
    keyboard kiss kissing kiwi knife koala label ladybug lantern laptop laughing leaves ledger lemon leo link lion lips
    lipstick lobster lock lollipop loop loud loudspeaker luggage mag magnet mahjong mailbox man mango map mask
    mechanic medal mega megaphone melon memo metro microphone microscope milk minibus moneybag monkey moon mosque
    motorcycle mountain mouse moyai muscle mushroom music musical_note nerd neutral new newspaper night notebook notes
    octopus ocean office ok one onion orange ox package palm pancakes panda paperclip parrot peach peanuts pear pencil
    penguin pensive persevere person phone pig pill pineapple pizza plane point police popcorn postbox potato pouch
    pound pretzel punch purse pushpin puzzle question rabbit racehorse radio railway rainbow ram ramen rat recycle red
    relaxed relieved repeat ribbon rice ring robot rose rotating rowboat rugby run runner running sad sailboat sake
    sandal santa satellite scissors scorpion scroll seedling sheep shell shield ship shirt shocked shower
    shrimp skier skull sleeping sleepy smile smiley smirk smoking snail snake sneezing snowboarder snowflake
    snowman soccer soon sparkle sparkler sparkles speech sparkling spider squid stars statue
    stopwatch strawberry sun sunflower sunglasses sunny sunrise sunset surfer sushi sweat swimmer symbols syringe taco
    tangerine taxi tea telephone telescope tennis tent thermometer thought ticket tiger timer tired toilet tokyo
    tomato tongue tooth top tractor train tram triumph tropical trumpet tshirt tulip turkey turtle tv two umbrella
    unamused unicorn unlock up us vampire volcano vs walking warning watch watermelon wave weary wedding whale
    wheelchair wind wolf woman worried wrench yawning yum zap zebra zombie zzz
    """.split()
)  # fmt: skip
_SHAPES = re.compile(
    r"[a-z0-9]+(?:_[a-z0-9]+)+|(?:flag|skin-tone)-[a-z0-9]{1,6}|(?:material|fontawesome|octicons|simple|fa|mdi|icon|i|lucide|heroicons|logos)-[a-z0-9-]+"
)


def settle_emoji(text: str) -> str:
    """A text with the emoji that are said as such, and without codes for others: ``10:30:45`` is none."""
    return _CODE.sub(_write, text)


def _write(found: re.Match[str]) -> str:
    name = found[1]
    space = found[0][: len(found[0]) - len(found[0].lstrip())]
    if sign := _CHARACTERS.get(name):
        return f"{space}{sign}"
    return "" if name in _SINGLE or name.rstrip("0123456789") in _SINGLE or _SHAPES.fullmatch(name) else found[0]
