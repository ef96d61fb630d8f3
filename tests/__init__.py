"""Tests, named after what a user would see. They run the real command line on real folders, and a real browser."""
