UPDATE account SET salt = ?3, hash = ?4 WHERE school_id = ?1 AND account_id = ?2;
