UPDATE device SET seen_ms = ?3, waiting = coalesce(?4, waiting)
WHERE school_id = ?1 AND device_id = ?2;
