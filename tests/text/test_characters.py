from homepage.text.characters import tidy


def test_tidy_keeps_joiners_only_where_scripts_need_them() -> None:
    assert tidy("क\u094d\u200dष a\u200db \u200d") == "क\u094d\u200dष ab "
    assert tidy("👩\u200d🔬") == "👩\u200d🔬"
