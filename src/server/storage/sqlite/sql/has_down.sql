SELECT EXISTS (SELECT 1 FROM down WHERE school_id = ?1 AND key = ?2);
