"""The keys and fixed values of model cards: those of the Hugging Face Hub, of this site and of MkDocs."""

from __future__ import annotations

KINDS = ("model", "dataset", "benchmark", "system")
RELATIONS = ("finetune", "adapter", "merge", "quantized")

HUB_KEYS = frozenset({
    "language", "license", "license_name", "license_link", "license_details", "library_name", "tags",
    "datasets", "metrics", "model-index", "base_model", "base_model_relation", "new_version",
    "pipeline_tag", "inference", "widget", "thumbnail", "co2_eq_emissions", "extra_gated_prompt",
    "extra_gated_fields", "extra_gated_heading", "extra_gated_description", "extra_gated_button_content",
    "extra_gated_eu_disallowed", "gated", "model_name", "instance_prompt", "quantized_by", "eval_results",
})  # fmt: skip
DATASET_KEYS = frozenset({
    "pretty_name", "size_categories", "task_categories", "task_ids", "annotations_creators",
    "language_creators", "multilinguality", "source_datasets", "dataset_info", "configs",
    "paperswithcode_id", "language_details", "language_bcp47", "train-eval-index", "viewer",
})  # fmt: skip
SPACE_KEYS = frozenset({
    "emoji", "colorFrom", "colorTo", "sdk", "sdk_version", "python_version", "app_file", "app_port", "base_path",
    "fullWidth", "header", "short_description", "pinned", "models", "suggested_hardware", "suggested_storage",
    "hf_oauth", "hf_oauth_scopes", "hf_oauth_expiration_minutes", "disable_embedding", "startup_duration_timeout",
    "custom_headers", "preload_from_hub", "app_build_command",
})  # fmt: skip
SITE_KEYS = frozenset({
    "kind", "name", "family", "summary", "organisation", "organization", "publisher", "developers",
    "hub_id", "parameters", "context_length", "release_date", "papers", "links", "facts", "lineage",
    "reward_model", "usage",
})  # fmt: skip
MKDOCS_KEYS = frozenset({
    "title", "description", "hide", "image", "image_alt", "template", "icon", "status", "date", "search", "social",
})  # fmt: skip
KNOWN_KEYS = HUB_KEYS | DATASET_KEYS | SPACE_KEYS | SITE_KEYS | MKDOCS_KEYS

# Found in real cards, or so different from the right key that comparing letters does not find it.
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
