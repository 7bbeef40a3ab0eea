"""Quotations: marks of every kind, inside one another, left open, and over paragraphs."""

from __future__ import annotations

import pytest

from dateline.finding.attributions.quotations import find_quotations


def quoted(text: str, depth: int = 0) -> list[str]:
    return [text[found.start : found.end] for found in find_quotations(text) if found.depth == depth]


MARKS = [
    ("He said “we agree” twice.", ["“we agree”"]),
    ('He said "we agree" twice.', ['"we agree"']),
    ("He said ``we agree'' twice.", ["``we agree''"]),
    ("Il dit «nous acceptons» ainsi.", ["«nous acceptons»"]),
    ("Er sagte „wir gehen“ und ging.", ["„wir gehen“"]),
    ("He said ‘we don’t agree’ twice.", ["‘we don’t agree’"]),
    ("The miners’ union said it doesn't agree.", []),
    ("It was the '90s and rock 'n' roll was over.", []),
    ("She is 5' 10\" tall.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKS, ids=[case[0] or "empty" for case in MARKS])
def test_marks_of_every_kind_pair_up_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_inside_another_lies_deeper() -> None:
    text = "“They shouted ‘go home’ at us,” she said."
    assert quoted(text) == ["“They shouted ‘go home’ at us,”"]
    assert quoted(text, depth=1) == ["‘go home’"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    first, second = find_quotations('He "never closes this.\n\nThe next "does" it.')
    assert (first.closed, second.closed) == (False, True)
    assert not second.continues


def test_a_quotation_goes_on_where_the_next_paragraph_opens_anew() -> None:
    first, second = find_quotations("“We buried nine people.\n\n“Nobody came,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_quotation_cut_in_two_by_a_stray_line_is_taken_up_after_it() -> None:
    text = "“The talks are\n\nRead more: Five things to know\n\nabout grain,” he said."
    assert [(text[q.start : q.end], q.continues) for q in find_quotations(text)] == [
        ("“The talks are", False),
        ("about grain,”", True),
    ]


UNCLOSED = [
    # inside a sentence: no more than the sentence
    ('He said the plan "was a mess. The council met on Tuesday.', ['"was a mess.']),
    # whole sentences may be all that is left of a short paragraph
    ("“We left. Nobody came.", ["“We left. Nobody came."]),
    # what stands behind its likely end lies in no quotation
    ('He called it "a mess. The council "approved" it.', ['"a mess.', '"approved"']),
    # titles and hours end no sentence
    ('He said Gen. Musa "was late. It rained.', ['"was late.']),
    ('It fell "at 5 p.m. on the road. Nobody was hurt.', ['"at 5 p.m. on the road.']),
]


@pytest.mark.parametrize(("text", "expected"), UNCLOSED, ids=[case[0] for case in UNCLOSED])
def test_a_quotation_that_nobody_closes_ends_where_it_likely_does(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_long_paragraph_behind_an_open_mark_is_not_all_quoted() -> None:
    text = "“We left. " + "The council met again in the old hall by the river and voted on the bridge. " * 5
    assert quoted(text) == ["“We left."]


MISPLACED = [
    # behind a stop, where no mark or another opening one follows: it closes
    ('"It is over. "Amadi left the hall.', ['"It is over. "']),
    ('"It is over. "Amadi said so. "We lost," she added.', ['"It is over. "', '"We lost,"']),
    # else it opens, as behind a comma
    ('He said it was "late. Then she said, "we go."', ['"late.', '"we go."']),
]


@pytest.mark.parametrize(("text", "expected"), MISPLACED, ids=[case[0] for case in MISPLACED])
def test_a_closing_mark_may_have_its_space_on_the_wrong_side(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("text", ["“It fell,’’ he said.", "\"It fell,'' he said.", "‘‘It fell,’’ he said."])
def test_single_marks_typed_twice_close(text: str) -> None:
    assert [text[found.start : found.end] for found in find_quotations(text)] == [text.partition(" he")[0]]


def test_paragraphs_of_one_quotation_may_have_lost_their_breaks() -> None:
    text = "“We need hands. We need time. “Nobody else came. “Come and help.” In 2006 it rained."
    assert [(text[q.start : q.end].strip(), q.continues) for q in find_quotations(text)] == [
        ("“We need hands. We need time.", False),
        ("“Nobody else came.", True),
        ("“Come and help.”", True),
    ]


def test_paragraphs_in_straight_marks_may_have_lost_their_breaks() -> None:
    text = 'He said: "We need hands. "Nobody else came. "Come and help." In 2006 it rained.'
    assert [(text[q.start : q.end].strip(), q.continues) for q in find_quotations(text)] == [
        ('"We need hands.', False),
        ('"Nobody else came.', True),
        ('"Come and help."', True),
    ]


def test_a_typists_mixture_closes_no_quotation_that_holds_another() -> None:
    text = 'It was "a mess. The council met. “Go home,” said a guard. A lot has changed,” said another.'
    assert quoted(text) == ['"a mess.', "“Go home,”"]


def test_a_curly_mark_right_behind_a_stop_opens_in_small_letters_too() -> None:
    assert quoted("he was their guide.“we learn as we go,” he mused.") == ["“we learn as we go,”"]


@pytest.mark.parametrize("piece", ["“a ", ' "a', '“a. "b. '])
def test_a_page_may_open_a_mark_at_every_word(piece: str) -> None:
    assert len(find_quotations(piece * 20_000)) >= 20_000  # minutes, were each looked at to the page's end
