"""How a build ends if something is wrong that is not in the author's files."""

import pytest
from mkdocs.exceptions import Abort
from mkdocs_host import log


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(Abort) as ended:
        log.explain(ModuleNotFoundError("No module named 'nh3'", name="nh3"))
    assert str(ended.value) == "nh3 is not installed; type: python -m pip install -r requirements.txt"
