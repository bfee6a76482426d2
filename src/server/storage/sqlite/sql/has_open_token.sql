-- Whether any invitation is still good: a tablet that has used the last place of it may ask again,
-- for its answer may have been lost.
SELECT EXISTS (SELECT 1 FROM token WHERE school_id = ?1 AND expires_ms > ?2);
