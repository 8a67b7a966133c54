"""The text cut into pieces with the field that each was read from."""

from intake.marks import pieces


def test_pieces_together_are_the_text():
    text = "Số: 145-KH/HU ngày 27/3/2024"
    found = pieces(text, [("number", (4, 7)), ("symbol", (8, 13))])
    assert "".join(piece for piece, _ in found) == text
    assert [pair for pair in found if pair[1]] == [("145", "number"), ("KH/HU", "symbol")]


def test_where_marks_overlap_the_shorter_wins_and_the_longer_goes_on_around_it():
    assert pieces("abcdef", [("task", (0, 6)), ("due", (2, 4))]) == [("ab", "task"), ("cd", "due"), ("ef", "task")]


def test_marks_beyond_the_text_and_empty_ones_are_left_out():
    assert pieces("abc", [("x", (5, 9)), ("y", (1, 1)), ("z", (2, 9))]) == [("ab", ""), ("c", "z")]
    assert pieces("", [("x", (0, 1))]) == []


def test_of_two_fields_read_from_the_same_place_the_first_has_it():
    assert pieces("UBND-VHXX", [("symbol", (0, 9)), ("doc_type", (0, 9))]) == [("UBND-VHXX", "symbol")]
