DELETE FROM session WHERE school_id = ?1 AND account_id = ?2;
