SELECT coalesce(max(no), 0) FROM down WHERE school_id = ?1;
