SELECT account_id, name, salt, hash FROM account WHERE school_id = ?1 AND login = ?2;
