"""Makes the vectors of the record: `python spec/vectors/generate.py`, from fixed seeds, into the files beside it.

ML-DSA signing and HPKE sealing draw randomness, so their outputs are kept in `randomised.json` and made anew only for
inputs that are not there yet; everything else comes out byte for byte the same. The format is in `README.md`.
"""

from __future__ import annotations

from making import common, encoding, entries, epochs, keys, seals, trees


def main() -> None:
    """Write every file; a second implementation checks them in `tests/record/test_vectors.py`."""
    for area in (encoding, keys, trees, entries, epochs, seals):
        area.make()
    common.write_kept()


if __name__ == "__main__":
    main()
