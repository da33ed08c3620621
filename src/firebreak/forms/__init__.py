"""Part of Firebreak; see docs/explanation/architecture.md for what belongs here."""
