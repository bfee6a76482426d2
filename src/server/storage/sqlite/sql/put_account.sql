-- ?8: only where nobody has an account yet.
INSERT INTO account (school_id, account_id, login, name, salt, hash, made_ms)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
WHERE NOT ?8 OR NOT EXISTS (SELECT 1 FROM account WHERE school_id = ?1)
ON CONFLICT DO NOTHING;
