DELETE FROM down WHERE school_id = ?1 AND mark = ?2;
