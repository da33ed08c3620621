### The contact report and the statement for publication: counts, no adjectives, no motives.
