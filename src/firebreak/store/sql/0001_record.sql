-- The record of one node: lines, their feeds, the entries of each feed, and notes beside them.
-- Sizes and frontiers change in the same transaction as the entries they count.

CREATE TABLE lines (
    id      INTEGER PRIMARY KEY,
    line    BLOB NOT NULL UNIQUE CHECK (length(line) = 32),
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE feeds (
    id       INTEGER PRIMARY KEY,
    feed     BLOB NOT NULL UNIQUE CHECK (length(feed) = 32),
    line     INTEGER NOT NULL REFERENCES lines (id),
    own      INTEGER NOT NULL CHECK (own IN (0, 1)),
    live     INTEGER NOT NULL CHECK (live IN (0, 1)),
    size     INTEGER NOT NULL CHECK (size >= 0),
    frontier BLOB NOT NULL
) STRICT;

CREATE INDEX feeds_of_line ON feeds (line);

-- `erased` is 1 once retention removed the content; body and signature stay as evidence.
CREATE TABLE entries (
    id        INTEGER PRIMARY KEY,
    feed      INTEGER NOT NULL REFERENCES feeds (id),
    n         INTEGER NOT NULL CHECK (n >= 0),
    leaf      BLOB NOT NULL UNIQUE CHECK (length(leaf) = 32),
    arrived   INTEGER NOT NULL,
    erased    INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
    via       TEXT NOT NULL,
    body      BLOB NOT NULL,
    signature BLOB,
    salts     BLOB,
    payload   BLOB,
    content   BLOB,
    UNIQUE (feed, n),
    CHECK (erased = 0 OR (salts IS NULL AND payload IS NULL AND content IS NULL))
) STRICT;

-- Send-state as last flushed before the commit that recorded it, one a line.
CREATE TABLE bases (
    line INTEGER PRIMARY KEY REFERENCES lines (id),
    feed BLOB NOT NULL CHECK (length(feed) = 32),
    size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

CREATE TABLE notes (
    line      INTEGER NOT NULL REFERENCES lines (id),
    namespace TEXT NOT NULL,
    key       BLOB NOT NULL,
    value     BLOB NOT NULL,
    PRIMARY KEY (line, namespace, key)
) STRICT, WITHOUT ROWID;
