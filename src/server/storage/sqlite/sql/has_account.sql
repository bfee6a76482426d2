SELECT EXISTS (SELECT 1 FROM account WHERE school_id = ?1);
