SELECT key_id, down_no FROM asked WHERE school_id = ?1 ORDER BY key_id;
