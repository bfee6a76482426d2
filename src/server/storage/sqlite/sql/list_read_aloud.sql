SELECT at_ms, sealed FROM read_aloud WHERE school_id = ?1 AND mark = ?2 ORDER BY at_ms;
