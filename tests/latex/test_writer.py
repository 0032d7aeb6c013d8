from homepage.latex.writer import DEEPEST, InlineWriter


def test_the_writer_closes_what_is_open_in_order() -> None:
    writer = InlineWriter()
    writer.begin_tag("i")
    writer.begin_group("<em>", "</em>")
    writer.text("a & b")
    assert writer.result() == ("<i><em>a &amp; b</em></i>", "a & b")


def test_the_writer_limits_how_deep_markup_nests() -> None:
    writer = InlineWriter()
    for _ in range(100):
        writer.begin_group("<em>", "</em>")
    writer.text("x")
    assert writer.result() == ("<em>" * DEEPEST + "x" + "</em>" * DEEPEST, "x")
