"""Metrics of evaluation results: their names for readers, and whether a higher or a lower value is better."""

from __future__ import annotations

import re
from typing import Literal

Better = Literal["higher", "lower", ""]

METRIC_NAMES = {
    "auc": "AUC",
    "bleu": "BLEU",
    "sacrebleu": "SacreBLEU",
    "cer": "CER",
    "wer": "WER",
    "ter": "TER",
    "chrf": "chrF",
    "chr-f": "chrF",
    "chrf++": "chrF++",
    "f1": "F1",
    "mae": "MAE",
    "mse": "MSE",
    "rmse": "RMSE",
    "map": "mAP",
    "mrr": "MRR",
    "ndcg": "NDCG",
    "elo": "Elo",
    "rouge": "ROUGE",
    "rouge1": "ROUGE-1",
    "rouge2": "ROUGE-2",
    "rougel": "ROUGE-L",
    "rougelsum": "ROUGE-Lsum",
    "pass@1": "pass@1",
}

_LOWER = frozenset({
    "wer", "cer", "ter", "mer", "per", "mae", "mse", "rmse", "mape", "smape", "loss", "perplexity", "ppl",
    "error", "error_rate", "eer", "der", "fid", "fad", "kid", "lpips", "rank", "latency", "time", "brier_score",
    "ece", "toxicity", "nll", "cross_entropy", "edit_distance",
})  # fmt: skip
_HIGHER = frozenset({
    "accuracy", "acc", "acc_norm", "balanced_accuracy", "f1", "f1_score", "precision", "recall", "specificity",
    "sensitivity", "auc", "roc_auc", "auroc", "auprc", "average_precision", "ap", "map", "mrr", "ndcg", "bleu",
    "sacrebleu", "chrf", "chr-f", "chrf++", "comet", "bleurt", "bertscore", "rouge", "rouge1", "rouge2",
    "rougel", "rougelsum", "meteor", "cider", "spice", "exact_match", "em", "elo", "score", "win_rate",
    "mean_reward", "reward", "pass@1", "pass@10", "pass@100", "pass_rate", "success_rate", "spearmanr",
    "pearsonr", "spearman", "pearson", "correlation", "mcc", "kappa", "iou", "mean_iou", "miou", "dice", "psnr",
    "ssim", "pesq", "stoi", "mos", "r2", "v_measure", "rating", "votes", "throughput", "agreement",
})  # fmt: skip


def metric_name(label: str) -> str:
    """Return a metric's name for readers, from its name or its id on the Hub."""
    if label.lower() in METRIC_NAMES:
        return METRIC_NAMES[label.lower()]
    if re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", label):
        return label.replace("_", " ").capitalize()
    return label


def better(*labels: str) -> Better:
    """Return which direction is better for a metric, by the first of its labels that is known, or "".

    A label is known as a whole, or by one of its words: "Test WER", "ndcg_at_10", "Validation Loss".
    """
    for label in labels:
        folded = re.sub(r"[\s-]+", "_", label.strip().casefold())
        cut = re.sub(r"@\d+", "", folded)
        for word in (label.strip().casefold(), folded, cut, *re.findall(r"[a-z]+[a-z0-9@+]*", cut.replace("_", " "))):
            if word in _LOWER:
                return "lower"
            if word in _HIGHER:
                return "higher"
    return ""
