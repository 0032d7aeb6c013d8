"""Words of the Hugging Face Hub's model-card format: its keys, licenses and relations."""

from __future__ import annotations

KINDS = ("model", "dataset", "benchmark", "system")
RELATIONS = ("finetune", "adapter", "merge", "quantized")

HUB_KEYS = frozenset({
    "language", "license", "license_name", "license_link", "license_details", "library_name", "tags",
    "datasets", "metrics", "model-index", "base_model", "base_model_relation", "new_version",
    "pipeline_tag", "inference", "widget", "thumbnail", "co2_eq_emissions", "extra_gated_prompt",
    "extra_gated_fields", "extra_gated_heading", "extra_gated_description", "extra_gated_button_content",
    "extra_gated_eu_disallowed", "model_name", "instance_prompt", "quantized_by", "eval_results",
})  # fmt: skip
DATASET_KEYS = frozenset({
    "pretty_name", "size_categories", "task_categories", "task_ids", "annotations_creators",
    "language_creators", "multilinguality", "source_datasets", "dataset_info", "configs",
    "paperswithcode_id", "language_details", "language_bcp47", "train-eval-index", "viewer",
})  # fmt: skip
SITE_KEYS = frozenset({
    "kind", "name", "family", "summary", "organisation", "organization", "publisher", "developers",
    "hub_id", "parameters", "context_length", "release_date", "papers", "links", "facts", "lineage",
    "reward_model", "usage",
})  # fmt: skip
MKDOCS_KEYS = frozenset({
    "title", "description", "hide", "image", "image_alt", "template", "icon", "status", "date", "search", "social",
})  # fmt: skip
KNOWN_KEYS = HUB_KEYS | DATASET_KEYS | SITE_KEYS | MKDOCS_KEYS

# Found in real cards, or too far from the right key for a comparison of letters.
MISTAKEN_KEYS = {
    "licence": "license",
    "liscence": "license",
    "licenses": "license",
    "licences": "license",
    "lang": "language",
    "languages": "language",
    "library": "library_name",
    "library_tag": "library_name",
    "tag": "tags",
    "widgets": "widget",
    "pipeline": "pipeline_tag",
    "model_index": "model-index",
    "dataset": "datasets",
    "metric": "metrics",
    "base_models": "base_model",
    "developer": "developers",
    "paper": "papers",
    "link": "links",
    "fact": "facts",
    "hf_id": "hub_id",
}

_SPDX = "https://spdx.org/licenses/{}.html"
_CC = "https://creativecommons.org/licenses/{}/"
_HUB_LICENSE = "https://huggingface.co/spaces/{}"

# The identifiers of https://huggingface.co/docs/hub/repositories-licenses, each with a name and an address;
# read 2026-11-22.
LICENSES: dict[str, tuple[str, str]] = {
    "apache-2.0": ("Apache 2.0", _SPDX.format("Apache-2.0")),
    "mit": ("MIT", _SPDX.format("MIT")),
    "openrail": ("OpenRAIL", "https://www.licenses.ai/"),
    "openrail++": ("OpenRAIL++-M", "https://www.licenses.ai/"),
    "bigscience-openrail-m": ("BigScience OpenRAIL-M", _HUB_LICENSE.format("bigscience/license")),
    "creativeml-openrail-m": (
        "CreativeML OpenRAIL-M",
        _HUB_LICENSE.format("CompVis/stable-diffusion-license"),
    ),
    "bigscience-bloom-rail-1.0": ("BigScience BLOOM RAIL 1.0", _HUB_LICENSE.format("bigscience/license")),
    "bigcode-openrail-m": (
        "BigCode OpenRAIL-M",
        _HUB_LICENSE.format("bigcode/bigcode-model-license-agreement"),
    ),
    "afl-3.0": ("AFL 3.0", _SPDX.format("AFL-3.0")),
    "artistic-2.0": ("Artistic 2.0", _SPDX.format("Artistic-2.0")),
    "bsl-1.0": ("Boost 1.0", _SPDX.format("BSL-1.0")),
    "bsd": ("BSD", ""),
    "bsd-2-clause": ("BSD 2-Clause", _SPDX.format("BSD-2-Clause")),
    "bsd-3-clause": ("BSD 3-Clause", _SPDX.format("BSD-3-Clause")),
    "bsd-3-clause-clear": ("BSD 3-Clause Clear", _SPDX.format("BSD-3-Clause-Clear")),
    "c-uda": ("C-UDA", _SPDX.format("C-UDA-1.0")),
    "cc": ("Creative Commons", ""),
    "cc0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    **{
        f"cc-{terms}-{version}": (f"CC {terms.upper()} {version}", _CC.format(f"{terms}/{version}"))
        for terms, versions in {
            "by": "2.0 2.5 3.0 4.0",
            "by-sa": "3.0 4.0",
            "by-nc": "2.0 3.0 4.0",
            "by-nd": "4.0",
            "by-nc-nd": "3.0 4.0",
            "by-nc-sa": "2.0 3.0 4.0",
        }.items()
        for version in versions.split()
    },
    "cdla-sharing-1.0": ("CDLA Sharing 1.0", _SPDX.format("CDLA-Sharing-1.0")),
    "cdla-permissive-1.0": ("CDLA Permissive 1.0", _SPDX.format("CDLA-Permissive-1.0")),
    "cdla-permissive-2.0": ("CDLA Permissive 2.0", _SPDX.format("CDLA-Permissive-2.0")),
    "wtfpl": ("WTFPL", _SPDX.format("WTFPL")),
    "ecl-2.0": ("ECL 2.0", _SPDX.format("ECL-2.0")),
    "epl-1.0": ("EPL 1.0", _SPDX.format("EPL-1.0")),
    "epl-2.0": ("EPL 2.0", _SPDX.format("EPL-2.0")),
    "etalab-2.0": ("Etalab 2.0", _SPDX.format("etalab-2.0")),
    "eupl-1.1": ("EUPL 1.1", _SPDX.format("EUPL-1.1")),
    "eupl-1.2": ("EUPL 1.2", _SPDX.format("EUPL-1.2")),
    "agpl-3.0": ("AGPL 3.0", _SPDX.format("AGPL-3.0-only")),
    "gfdl": ("GFDL", "https://www.gnu.org/licenses/fdl-1.3.html"),
    "gpl": ("GPL", ""),
    "gpl-2.0": ("GPL 2.0", _SPDX.format("GPL-2.0-only")),
    "gpl-3.0": ("GPL 3.0", _SPDX.format("GPL-3.0-only")),
    "lgpl": ("LGPL", ""),
    "lgpl-2.1": ("LGPL 2.1", _SPDX.format("LGPL-2.1-only")),
    "lgpl-3.0": ("LGPL 3.0", _SPDX.format("LGPL-3.0-only")),
    "lgpl-lr": ("LGPL-LR", _SPDX.format("LGPLLR")),
    "isc": ("ISC", _SPDX.format("ISC")),
    "h-research": ("H Research License", ""),
    "intel-research": ("Intel Research License", ""),
    "lppl-1.3c": ("LPPL 1.3c", _SPDX.format("LPPL-1.3c")),
    "ms-pl": ("MS-PL", _SPDX.format("MS-PL")),
    "apple-ascl": ("Apple Sample Code License", ""),
    "apple-amlr": ("Apple Model License for Research", ""),
    "mpl-2.0": ("MPL 2.0", _SPDX.format("MPL-2.0")),
    "odc-by": ("ODC-By 1.0", _SPDX.format("ODC-By-1.0")),
    "odbl": ("ODbL 1.0", _SPDX.format("ODbL-1.0")),
    "openmdw-1.0": ("OpenMDW 1.0", ""),
    "osl-3.0": ("OSL 3.0", _SPDX.format("OSL-3.0")),
    "pddl": ("PDDL 1.0", _SPDX.format("PDDL-1.0")),
    "postgresql": ("PostgreSQL", _SPDX.format("PostgreSQL")),
    "ofl-1.1": ("SIL OFL 1.1", _SPDX.format("OFL-1.1")),
    "ncsa": ("NCSA", _SPDX.format("NCSA")),
    "unlicense": ("Unlicense", _SPDX.format("Unlicense")),
    "zlib": ("zlib", _SPDX.format("Zlib")),
    "deepfloyd-if-license": ("DeepFloyd IF", "https://huggingface.co/spaces/DeepFloyd/deepfloyd-if-license"),
    "fair-noncommercial-research-license": ("FAIR Noncommercial Research License", ""),
    "llama2": ("Llama 2 Community License", "https://ai.meta.com/llama/license/"),
    "llama3": ("Llama 3 Community License", "https://www.llama.com/llama3/license/"),
    "llama3.1": ("Llama 3.1 Community License", "https://www.llama.com/llama3_1/license/"),
    "llama3.2": ("Llama 3.2 Community License", "https://www.llama.com/llama3_2/license/"),
    "llama3.3": ("Llama 3.3 Community License", "https://www.llama.com/llama3_3/license/"),
    "llama4": ("Llama 4 Community License", "https://www.llama.com/llama4/license/"),
    "gemma": ("Gemma Terms of Use", "https://ai.google.dev/gemma/terms"),
    "grok2-community": ("Grok 2 Community License", ""),
    "unknown": ("Unknown license", ""),
    "other": ("Other license", ""),
}
