"""Short sentences built from the ontology's words, so that the coder knows verbs that its rows never use.

A verb of the ontology is put between a source and a target that the PLV rows name: plainly ("Norway funds the
clinic"), or as promised, threatened, refused, demanded or blamed, which PLOVER codes as other types.
"""

from __future__ import annotations

import random

from coder.rows import LABELS, Row, Words
from dateline.ontology import Ontology, Trigger
from dateline.ontology.forms import verb_forms

__all__ = ["tellable", "told"]

JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FRAMES = (
    "transitive",
    "onto",
    "reciprocal",
    "motion",
    "transfer",
    "blame",
    "stance",
    "protest",
    "demand",
    "commit",
    "leave",
)
HELP = ("CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD")
HARM = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")

# What stands before the verb, and the type that it makes of help or of harm.
PROMISES = (
    "will",
    "agreed to",
    "plans to",
    "is ready to",
    "may",
    "promised to",
    "intends to",
    "is considering whether to",
)
THREATS = ("will", "threatened to", "plans to", "may", "warned that it would", "is about to")
REFUSALS = ("refused to", "will not", "declined to", "ruled out plans to")
DEMANDS = ("demanded that {}", "insisted that {}", "said that {} must", "says {} must", "asked that {}")
BLAMES = ("accused {}", "condemned {}", "blamed {}", "is investigating {}")


def tellable(ontology: Ontology) -> list[Trigger]:
    """The triggers that a short sentence can be built from: verbs whose pattern has a source and a target."""
    return [
        trigger
        for trigger in ontology
        if trigger.frame.id in FRAMES
        and not trigger.lemma.startswith("be ")
        and JOINED.get(trigger.type, trigger.type) in LABELS
        and not {"subject", "near"} & {need.slot for need in trigger.needs}
    ]


def told(trigger: Trigger, words: Words, rng: random.Random) -> Row:
    """One sentence that the trigger tells, or that a promise, threat, refusal, demand or blame of it tells."""
    label = JOINED.get(trigger.type, trigger.type)
    source, target = (rng.choice(words[side, label]) for side in ("source", "target"))
    base, forms = trigger.lemma.split()[0], verb_forms(trigger.lemma.split()[0])
    past, participle = (forms[3], forms[-1]) if len(forms) > 3 else (base, base)
    plain = rng.choice((past, past, forms[1], f"has {participle}", f"is {forms[2]}"))
    turn = rng.random()
    if turn < 0.6 or label not in HELP + HARM:
        return _row(source, plain, trigger, target, label, rng)
    if turn < 0.75:
        before = rng.choice(PROMISES if label in HELP else THREATS)
        return _row(source, f"{before} {base}", trigger, target, "AGREE" if label in HELP else "THREATEN", rng)
    if turn < 0.85 and label in HELP:
        return _row(source, f"{rng.choice(REFUSALS)} {base}", trigger, target, "REJECT", rng)
    if label in HELP:
        return _reported(source, rng.choice(DEMANDS), target, base, trigger, "REQUEST", rng)
    return _reported(source, rng.choice(BLAMES), target, f"for having {participle}", trigger, "ACCUSE", rng)


def _row(source: str, verb: str, trigger: Trigger, target: str, label: str, rng: random.Random) -> Row:
    before = f"{source} {verb} "
    middle, after = _around(trigger, rng)
    start = len(before) + len(middle)
    return Row(f"{before}{middle}{target}{after}.", (0, len(source)), (start, start + len(target)), label)


def _reported(source: str, cue: str, target: str, verb: str, trigger: Trigger, label: str, rng: random.Random) -> Row:
    middle, after = _around(trigger, rng)
    whom = rng.choice(("the villages", "the two sides", "the north", "them"))
    before, beside = f"{source} {cue} ".split("{}")
    text = f"{before}{target}{beside}{verb} {middle}{whom}{after}."
    return Row(text, (0, len(source)), (len(before), len(before) + len(target)), label)


def _around(trigger: Trigger, rng: random.Random) -> tuple[str, str]:
    """What stands between the verb and the target, and after it: particles, objects, prepositions."""
    rest = trigger.lemma.split()[1:]
    split = rest.index("~") if "~" in rest else len(rest)
    between, after = rest[:split], rest[split + 1 :]
    for need in trigger.needs:
        if need.slot == "object" and need.words:
            between += ["the", rng.choice(sorted(need.words)), rng.choice(("of", "in", "with", "for", "against"))]
        if need.slot == "preposition":
            between.append(rng.choice(sorted(need.words)))
    return " ".join([*between, ""]), " ".join(["", *after])
