### The record: search, entries, verifying, export, archive.
