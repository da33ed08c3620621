### Composing calls and messages: drafts, form of address, review, two-person release, checklists.
