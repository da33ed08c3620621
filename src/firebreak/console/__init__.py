"""The watch officer's page: static files that a node serves as they stand here, without a build step.

Keeps true: the page is a client of the API without any privilege of its own; nothing here runs in the node.
Leaves to others: serving it (`api.console`), its texts (`forms`).
"""
