SELECT body FROM down WHERE school_id = ?1 AND key = ?2;
