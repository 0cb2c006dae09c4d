"""Keyword lookup."""
