"""What is wrong with a network's answers: by the keys, and by what teachers answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dateline.finding.templates.casting import COLUMNS, TOLD
from incidents.encoders import DEVICE
from incidents.network import Read
from incidents.sheets import Sheet

__all__ = ["by_keys", "by_teachers"]

# By what each sum over a step is divided, so that none drowns the roles.
SHARE = {"roles": 12, "described": 12, "place": 40, "types": 30, "effects": 20, "confidence": 20, "date": 10, "told": 5,
         "stages": 20}  # fmt: skip
ANSWERED = ("roles", "place", "types", "date", "described")  # that a teacher is asked
TOLD_TYPES = slice(0, TOLD["types"].stop)
LIKELY = 0.3  # a role of that chance makes a phrase's type worth learning


def by_keys(sheets: Sequence[Sheet], found: Read, share: float) -> Tensor:
    """The loss by the keys, and by the teachers' answers as far as ``share`` goes (0: by the keys alone)."""
    answers, present, told = found
    is_true, tells = _joined(sheet.true for sheet in sheets), torch.tensor([s.tells for s in sheets], device=DEVICE)
    wanted, told_wanted = is_true, torch.as_tensor(np.stack([sheet.told for sheet in sheets]), device=DEVICE)
    if share:
        soft, told_soft = _answered(sheets)
        wanted = is_true.clone()
        for name in ANSWERED:
            wanted[:, COLUMNS[name]] = torch.lerp(is_true[:, COLUMNS[name]], soft[:, COLUMNS[name]], share)
        told_wanted = torch.lerp(told_wanted, told_soft, share)
    is_phrase, of_incident = _phrases(sheets), _spread(sheets, [sheet.tells for sheet in sheets])
    total = _report(told, told_wanted, TOLD_TYPES, "told")
    total = total + _report(told[tells], told_wanted[tells], TOLD["stages"], "stages")
    total = total + _asked(answers, wanted, is_phrase & present, "roles", "described")
    here = is_phrase & present & of_incident
    total = total + _asked(answers, wanted, here, "place")
    harmed = here & (is_true[:, COLUMNS["described"].start] > 0)
    total = total + _asked(answers, wanted, harmed | here & is_true[:, COLUMNS["roles"]].any(1), "types")
    victims = harmed | here & (is_true[:, COLUMNS["roles"].start + 3] > 0)
    total = total + _classes(answers[victims], [sheet.effects for sheet in sheets], victims, "effects")
    surely = here & (_joined(sheet.confidence for sheet in sheets) >= 0)
    total = total + _classes(answers[surely], [sheet.confidence for sheet in sheets], surely, "confidence")
    return (total + _asked(answers, wanted, ~is_phrase & present & of_incident, "date")) / len(sheets)


def by_teachers(sheets: Sequence[Sheet], found: Read) -> Tensor:
    """The loss by the teachers' answers alone, for reports that have no key."""
    answers, present, told = found
    wanted, told_wanted = _answered(sheets)
    here = _phrases(sheets) & present
    total = _report(told, told_wanted, TOLD_TYPES, "told") + _asked(answers, wanted, here, "roles", "described")
    here = here & _spread(sheets, [report[0] > 0.5 for report in told_wanted.tolist()])
    total = total + _asked(answers, wanted, here, "place")
    likely = (wanted[:, COLUMNS["roles"]] > LIKELY).any(1) | (wanted[:, COLUMNS["described"].start] > LIKELY)
    return (total + _asked(answers, wanted, here & likely, "types")) / len(sheets)


def _joined(arrays: Iterable[np.ndarray]) -> Tensor:
    return torch.as_tensor(np.concatenate(list(arrays)), device=DEVICE)


def _answered(sheets: Sequence[Sheet]) -> tuple[Tensor, Tensor]:
    pairs = [sheet.answers for sheet in sheets if sheet.answers]
    return _joined(rows for rows, _ in pairs), torch.as_tensor(np.stack([report for _, report in pairs]), device=DEVICE)


def _phrases(sheets: Sequence[Sheet]) -> Tensor:
    """Which rows are phrases; the others are times."""
    lines = ([True] * sheet.phrases + [False] * (sheet.rows - sheet.phrases) for sheet in sheets)
    return torch.tensor(list(chain.from_iterable(lines)), dtype=torch.bool, device=DEVICE)


def _spread(sheets: Sequence[Sheet], values: Sequence[bool]) -> Tensor:
    """What holds of a report, for each of its rows."""
    lines = ([value] * sheet.rows for sheet, value in zip(sheets, values, strict=True))
    return torch.tensor(list(chain.from_iterable(lines)), dtype=torch.bool, device=DEVICE)


def _asked(answers: Tensor, wanted: Tensor, rows: Tensor, *names: str) -> Tensor:
    total = torch.zeros((), device=DEVICE)
    for name in names:
        total = total + _entropy(answers[rows][:, COLUMNS[name]], wanted[rows][:, COLUMNS[name]]) / SHARE[name]
    return total


def _report(told: Tensor, wanted: Tensor, columns: slice, name: str) -> Tensor:
    return _entropy(told[:, columns], wanted[:, columns]) / SHARE[name]


def _classes(answers: Tensor, classes: Sequence[np.ndarray], rows: Tensor, name: str) -> Tensor:
    return functional.cross_entropy(answers[:, COLUMNS[name]], _joined(classes)[rows], reduction="sum") / SHARE[name]


def _entropy(odds: Tensor, chances: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(odds, chances, reduction="sum")
