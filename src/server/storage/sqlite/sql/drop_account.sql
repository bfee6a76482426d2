DELETE FROM account WHERE school_id = ?1 AND account_id = ?2;
