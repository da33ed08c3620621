"""The makers of the vectors, one module per area; `generate.py` beside this folder runs them."""
