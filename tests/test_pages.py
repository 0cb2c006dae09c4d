"""Where the pages of a table end."""

from hypothesis import assume, given, strategies as st

from workplan.render.pages import PageRow, paginate


def place(*rows, usable=100, **options):
    return [(row.height, row.begins_page) for row in paginate(rows, usable, **options)]


def group(*heights, least, number=1):
    return [PageRow(height, group=number, least=least) for height in heights]


class TestPages:
    def test_each_has_the_rows_that_fit(self):
        rows = [PageRow(40)] * 5
        assert [at for at, (_, begins) in enumerate(place(*rows)) if begins] == [2, 4]

    def test_the_first_has_less_where_something_is_above(self):
        assert place(PageRow(40), PageRow(40), above=20) == [(40, False), (40, False)]
        assert place(PageRow(40), PageRow(40), above=40) == [(40, False), (40, True)]
        assert place(PageRow(40), PageRow(40), above=240) == [(40, False), (40, True)]

    def test_a_row_kept_with_the_next_is_on_its_page(self):
        rows = [PageRow(70), PageRow(20, is_kept=True), PageRow(30)]
        assert place(*rows) == [(80, False), (20, True), (30, False)]

    def test_the_last_row_may_be_kept_with_what_is_not_there(self):
        assert place(PageRow(70), PageRow(40, is_kept=True)) == [(70, False), (40, True)]

    def test_no_rows_are_no_pages(self):
        assert place() == []

    def test_a_row_higher_than_a_page_begins_where_a_line_fits_and_takes_whole_lines(self):
        # Below 60 are 4 lines, 10 are on the next page, and one on the page after it.
        long = PageRow(150, line=10)
        assert place(PageRow(60), long, PageRow(90)) == [(60, False), (150, False), (90, False)]
        assert place(PageRow(60), long, PageRow(91)) == [(60, False), (150, False), (91, True)]
        assert place(PageRow(95), long) == [(95, False), (150, True)]
        assert place(PageRow(20), PageRow(80, line=10)) == [(20, False), (80, False)]


class TestTolerance:
    def test_what_just_fits_is_on_the_next_page_for_all(self):
        assert place(PageRow(50), PageRow(48), tolerance=4) == [(56, False), (48, True)]

    def test_what_just_does_not_fit_neither(self):
        assert place(PageRow(50), PageRow(52), tolerance=4) == [(52, False), (52, True)]

    def test_what_fits_surely_is_not_moved(self):
        assert place(PageRow(50), PageRow(46), tolerance=4) == [(50, False), (46, False)]

    def test_the_rows_of_a_page_are_raised_together_and_titles_are_not(self):
        rows = [PageRow(20, is_kept=True), PageRow(20), PageRow(20), PageRow(41)]
        assert place(*rows, tolerance=2) == [(20, False), (20, False), (21, False), (41, True)]

    def test_a_row_over_several_pages_is_not_raised(self):
        rows = [PageRow(150, line=10), PageRow(52)]
        assert place(*rows, tolerance=4) == [(150, False), (52, True)]


class TestMergedCells:
    def test_rows_are_raised_where_they_are_too_low_together(self):
        assert place(*group(20, 20, least=61), PageRow(10)) == [
            (30, False), (31, False), (10, False),
        ]  # fmt: skip

    def test_rows_that_are_high_enough_are_as_they_are(self):
        assert place(*group(40, 40, least=61)) == [(40, False), (40, False)]

    def test_they_begin_again_on_the_next_page_and_need_their_height_there(self):
        # 60 and 30 are on a page; 20 on the next is too low for a merged cell of 40.
        rows = [*group(60, 30, 20, least=40), PageRow(70)]
        assert place(*rows) == [(60, False), (30, False), (40, True), (70, True)]

    def test_a_program_that_does_not_look_at_them_ends_the_page_at_the_same_row(self):
        # Its first row of 10 would fit below 60, the merged cell of 50 would not.
        rows = [PageRow(60), *group(10, 45, least=50)]
        assert place(*rows, tolerance=2) == [(92, False), (10, True), (45, False)]


def find_pages(rows, usable, above, *, keeps):
    """The rows that begin a page in a program that only adds heights, some with the next."""
    begun, used = [], above % usable
    for at, row in enumerate(rows):
        kept = rows[at + 1].height if keeps and row.is_kept and at + 1 < len(rows) else 0
        is_kept = keeps and at > 0 and rows[at - 1].is_kept
        if used and not is_kept and used + row.height + kept > usable:
            begun.append(at)
            used = 0
        used += row.height
    return begun


@given(
    st.lists(st.tuples(st.integers(30, 90), st.integers(0, 2), st.booleans()), max_size=30),
    st.integers(0, 300),
)
def test_every_program_finds_the_same_pages(parts, above):
    """Whether it measures a page a little larger than we do or a little smaller."""
    rows = [
        PageRow(height, is_kept=kept and at % 2 == 0, group=at // 3 + 1, least=40 * least)
        for at, (height, least, kept) in enumerate(parts)
    ]
    placed = paginate(rows, 200, above=above, tolerance=10)
    assert all(new.height >= old.height for new, old in zip(placed, rows, strict=True))
    begun = [at for at, row in enumerate(placed) if row.begins_page]
    above %= 200
    assume(begun[:1] != [0])  # where nothing is above the first row but a title, none can be raised
    for keeps in (True, False):
        assert find_pages(placed, 209, above, keeps=keeps) == begun
        assert find_pages(placed, 190, above, keeps=keeps) == begun
