"""Data set cards as Croissant 1.0, the JSON-LD that NeurIPS and searches for data sets ask for.

The form is https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html; the files that it names are those to
which the Hub converts each data set.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..text.plain_values import filled, mappings, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..cards.card import ModelCard

_TERMS = (
    "citeAs column equivalentProperty extract field fileProperty fileObject fileSet format includes isLiveDataset"
    " jsonPath key md5 parentField path recordSet references regex repeated replace samplingRate separator source"
    " subField transform"
)
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in _TERMS.split()},
}
_TYPES = {
    "bool": "Boolean",
    "date": "Date",
    "float": "Float",
    "int": "Integer",
    "timestamp": "DateTime",
    "uint": "Integer",
}
"""The types of schema.org for columns, by the beginning of the Hub's name; any other column is text."""
_NO_CHECKSUM = "https://github.com/mlcommons/croissant/issues/80"
"""What the Hub writes in the place of a checksum, since a repository has none."""


def croissant(card: ModelCard, *, page_url: str, hub_url: str, license_url: str, cite_as: str = "") -> str:
    """Return a data set card as Croissant; values that the card does not give are left out.

    `cite_as` is the BibTeX entry of the data set's paper.
    """
    organization = {"@type": "sc:Organization", "name": card.organization} if card.organization else {}
    people = [{"@type": "sc:Person", "name": name} for name in card.developers]
    infos = mappings(card.source.get("dataset_info")) if hub_url else []
    values = {
        "name": card.name,
        "description": card.summary,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "license": license_url or (card.license.name if card.license else ""),
        "url": hub_url or page_url,
        "creator": people or organization,
        "publisher": organization,
        "datePublished": card.release_date,
        "inLanguage": list(card.languages),
        "keywords": list(card.tags),
        "citeAs": cite_as,
        "distribution": [*_repository(hub_url), *map(_files, infos)],
        "recordSet": list(_record_sets(infos)),
    }
    data = {"@context": _CONTEXT, "@type": "sc:Dataset", **filled(values)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _repository(hub_url: str) -> Iterator[dict[str, object]]:
    if hub_url:
        yield {
            "@type": "cr:FileObject",
            "@id": "repo",
            "name": "repo",
            "description": "The Hugging Face git repository.",
            "contentUrl": f"{hub_url}/tree/refs%2Fconvert%2Fparquet",
            "encodingFormat": "git+https",
            "sha256": _NO_CHECKSUM,
        }


def _files(info: Mapping[str, object]) -> dict[str, object]:
    """Return the files of a subset."""
    name = _subset(info)
    return {
        "@type": "cr:FileSet",
        "@id": f"files-of-{name}",
        "containedIn": {"@id": "repo"},
        "encodingFormat": "application/x-parquet",
        "includes": f"{name}/*/*.parquet",
    }


def _record_sets(infos: Sequence[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    for info in infos:
        name = _subset(info)
        types = {plain_text(feature.get("name")): _type(feature) for feature in mappings(info.get("features"))}
        fields = [_field(name, column, kind) for column, kind in types.items() if column]
        if fields:
            yield {"@type": "cr:RecordSet", "@id": name, "name": name, "field": fields}


def _subset(info: Mapping[str, object]) -> str:
    return re.sub(r"[^\w.-]+", "-", plain_text(info.get("config_name"))) or "default"


def _field(subset: str, column: str, kind: str) -> dict[str, object]:
    source = {"fileSet": {"@id": f"files-of-{subset}"}, "extract": {"column": column}}
    name = f"{subset}/{column}"
    return {"@type": "cr:Field", "@id": name, "name": name, "dataType": f"sc:{kind}", "source": source}


def _type(feature: Mapping[str, object]) -> str:
    dtype = plain_text(feature.get("dtype"))
    return next((kind for start, kind in _TYPES.items() if re.match(rf"{start}(?![a-z])", dtype)), "Text")
