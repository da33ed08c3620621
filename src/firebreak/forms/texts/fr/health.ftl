### Tests and health: layers over time, what was missed, findings, paging.
