"""Evaluation results of models: read, compared and drawn as bars."""
