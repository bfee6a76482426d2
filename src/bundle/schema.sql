-- Tables of a lesson bundle, format 1. docs/bundle-format.md explains them at length.
--
-- A bundle is written once, sealed, and only read from then on: there are no triggers, no
-- views and no defaults, and rows are inserted in key order so that the same content gives
-- the same bytes. STRICT keeps each value in the type that its digest was taken of.

-- Small facts: `lessons` is the number of lessons, as decimal text.
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The sealed root of the manifest and the seal over exactly these bytes; one row.
CREATE TABLE manifest (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  root BLOB NOT NULL,
  seal TEXT NOT NULL
) STRICT;

-- Page n of the manifest (from 0), as the root lists it by hash: at most 256 lines
-- `<hash> <size> <path>`.
CREATE TABLE manifest_page (
  n INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- The channel: one row, JSON of its head.
CREATE TABLE channel (
  id TEXT NOT NULL PRIMARY KEY,
  head TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Languages in which lines are spoken or shown.
CREATE TABLE track (
  tag TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Skills in the order of the meadow; `pos` counts from 0 without gaps.
CREATE TABLE skill (
  pos INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
) STRICT;

-- Lessons in the order of the shelf; `pos` counts from 0 without gaps.
-- `head` is JSON of what the shelf shows.
CREATE TABLE lesson (
  pos INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  head TEXT NOT NULL
) STRICT;

-- Steps of a lesson; `pos` counts from 0. `spec` is JSON that only the activity reads.
CREATE TABLE step (
  lesson TEXT NOT NULL,
  pos INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  skill TEXT,
  spec TEXT NOT NULL,
  PRIMARY KEY (lesson, pos)
) STRICT, WITHOUT ROWID;

-- Spoken lines of a lesson in one track; the shell's own lines stand under lesson `shell`.
-- `sound` is a blob's hash, `ms` its length, `words` JSON [[start,end], …] in milliseconds,
-- `draft` 1 while a machine's voice waits for a human one.
CREATE TABLE line (
  lesson TEXT NOT NULL,
  track TEXT NOT NULL,
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  sound TEXT,
  ms INTEGER NOT NULL,
  words TEXT NOT NULL,
  draft INTEGER NOT NULL,
  PRIMARY KEY (lesson, track, id)
) STRICT, WITHOUT ROWID;

-- Pictures by key and density (100 = drawn for 1280x800, 150 = half as large again).
-- x, y, w, h is the trimmed picture inside its box of box_w x box_h, all in pixels of this
-- density; the pivot is a place in the box from 0 to 1; `alt` is JSON by language.
CREATE TABLE art (
  key TEXT NOT NULL,
  density INTEGER NOT NULL,
  blob TEXT NOT NULL,
  format TEXT NOT NULL,
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  w INTEGER NOT NULL,
  h INTEGER NOT NULL,
  box_w INTEGER NOT NULL,
  box_h INTEGER NOT NULL,
  pivot_x REAL NOT NULL,
  pivot_y REAL NOT NULL,
  alt TEXT NOT NULL,
  licence TEXT NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (key, density)
) STRICT, WITHOUT ROWID;

-- Effects and music by key; `ms` is the length.
CREATE TABLE sound (
  key TEXT NOT NULL PRIMARY KEY,
  blob TEXT NOT NULL,
  ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
