-- Whether somebody other than ?2 leads the school at path ?3, or from above it.
SELECT EXISTS (
    SELECT 1 FROM account_grant
    WHERE school_id = ?1 AND account_id <> ?2 AND role = 'school' AND path <> ''
    AND (path = ?3 OR substr(?3, 1, length(path) + 1) = path || '/')
);
