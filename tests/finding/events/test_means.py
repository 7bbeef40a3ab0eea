"""With what an act was done: the mode that it points to, who sent what struck, and what words are about."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

MODES = [
    ("A roadside IED killed two soldiers near Djibo on Friday.", "killed", "explosives"),
    ("A landmine killed a mother and her sons in Marib.", "killed", "explosives"),
    ("Seven people were wounded when mortar shells fell on Taiz.", "wounded", "heavy-weapons"),
    ("A VBIED driven by a suicide bomber exploded in Mogadishu.", "exploded", "suicide-attack"),
    ("The warlord was killed by a missile fired from a drone in Marib.", "killed", "air"),
    ("Israeli warplanes pounded Sidon on Sunday.", "pounded", "air"),
    ("Police fired water cannon at marchers in Gao.", "fired", "crowd-control"),
    ("A man with a rifle and a knife killed two women in Gao.", "killed", None),  # by which is not told
    ("Rebels killed two men in Gao.", "killed", None),
]


@pytest.mark.parametrize(("text", "trigger", "mode"), MODES, ids=[case[0] for case in MODES])
def test_arms_tell_the_mode(read_all: Read, text: str, trigger: str, mode: str | None) -> None:
    assert [event.mode for event in read_all(text).events if event.trigger.quote == trigger] == [mode]


ACTORS = [
    ("A drone launched by Ukrainian forces struck a refinery in Ryazan.", ["forces"]),
    ("A Turkish drone killed two rebels near Kobani.", ["A Turkish drone"]),  # Turkey
    ("A drone killed two rebels near Kobani.", []),
    ("Two warplanes bombed the barracks in Gao.", ["Two warplanes"]),
]


@pytest.mark.parametrize(("text", "actors"), ACTORS, ids=[case[0] for case in ACTORS])
def test_what_flies_unmanned_is_nobody(read_all: Read, text: str, actors: list[str]) -> None:
    [event] = [event for event in read_all(text).events if event.type == "ASSAULT"]
    assert [item.span.quote for item in event.participants if item.role == "actor"] == actors


CONTEXTS = [
    ("The European Union condemned the raid in Gao.", ()),
    ("A drone strike killed two rebels in Gao.", ()),
    ("Protesters tried to storm the palace in Gao.", ()),
    ("Police fired tear gas at marchers in Gao.", ("legal",)),
    ("A gang kidnapped two men in Port-au-Prince.", ("legal",)),
    ("The deputy mayor was killed in Gao.", ()),
    ("The rebels killed two union leaders on strike in Gao.", ("labour",)),
    ("The army arrested two men in Gao on Monday after a storm.", ("military", "disaster")),
]


@pytest.mark.parametrize(("text", "contexts"), CONTEXTS, ids=[case[0] for case in CONTEXTS])
def test_words_in_other_phrases_are_no_context(read_all: Read, text: str, contexts: tuple[str, ...]) -> None:
    assert read_all(text).events[0].contexts == contexts
