### Translations in stages, and read-backs. The original is authoritative at every stage.
