-- The file under way is forced to the disk once, when it is whole, and only then gets its
-- name. Pages are wiped before they are used again, so that no bytes of the writer's
-- memory end in the file.
PRAGMA auto_vacuum = NONE;
PRAGMA encoding = 'UTF-8';
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA secure_delete = ON;
-- What is copied may come from elsewhere: its views and triggers call nothing.
PRAGMA trusted_schema = OFF;
