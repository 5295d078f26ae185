"""Where a decision left the proposal, the words that changed are shown."""

from archive.showing.comparing import Piece, compare_points, compare_words


def marked(pieces):
    return [piece.text for piece in pieces if piece.change != "same"]


def test_only_the_changed_words_are_marked():
    before, after = compare_words("Taxan höjs med 3 procent.", "Taxan höjs med 2 procent.")
    assert marked(before) == ["3"]
    assert marked(after) == ["2"]


def test_every_letter_of_both_texts_stays():
    old, new = "Förslaget  återremitteras.", "Förslaget antas, senast 2024-03-01."
    before, after = compare_words(old, new)
    assert "".join(p.text for p in before) == old
    assert "".join(p.text for p in after) == new


def test_case_and_blanks_are_no_change():
    before, after = compare_words("taxan  godkänns", "Taxan godkänns")
    assert marked(before) == marked(after) == []


def test_the_sign_that_ends_a_point_is_no_change():
    before, after = compare_words("Taxan höjs.", "taxan höjs, ")
    assert [(piece.change, piece.text) for piece in (*before, *after)] == [
        ("same", "Taxan höjs."),
        ("same", "taxan höjs, "),
    ]


def test_neighbouring_changes_read_as_one():
    _, after = compare_words("Avtalet sägs upp", "Avtalet förlängs till årsskiftet")
    assert marked(after) == ["förlängs till årsskiftet"]


def test_points_are_paired_by_likeness_and_the_new_and_the_dropped_stand_alone():
    pairs = compare_points(
        ["Taxan höjs med 3 procent.", "Rapporten läggs till handlingarna."],
        ["Badhuset byggs i Norrvik.", "Taxan höjs med 2 procent."],
    )
    assert pairs[0].before == ()
    assert pairs[0].after == (Piece("added", "Badhuset byggs i Norrvik."),)
    assert marked(pairs[1].before) == ["3"]
    assert pairs[2].after == ()


def test_equal_points_are_the_same():
    assert all(pair.is_same for pair in compare_points(["Godkänns."], ["godkänns."]))


def test_texts_too_long_to_compare_are_given_whole():
    long = "ord " * 5000
    before, after = compare_words(long, long)
    assert (len(before), len(after)) == (1, 1)
