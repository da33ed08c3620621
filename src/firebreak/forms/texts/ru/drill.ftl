### Drills: exercise traffic that cannot be mistaken for the real thing.
