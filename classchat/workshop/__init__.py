"""What `dev.py` does: the environment, the first start, the test suite. Standard library only."""
