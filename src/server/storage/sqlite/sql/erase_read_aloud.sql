DELETE FROM read_aloud WHERE school_id = ?1 AND mark = ?2;
