SELECT at_ms, what FROM audit WHERE school_id = ?1 ORDER BY no;
