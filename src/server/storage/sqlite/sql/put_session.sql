INSERT INTO session (hash, school_id, account_id, token, opened_ms, used_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?5);
