UPDATE device SET status = ?3 WHERE school_id = ?1 AND device_id = ?2;
