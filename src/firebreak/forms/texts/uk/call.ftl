### Calls: what rings, the answers to it, and the talk.
