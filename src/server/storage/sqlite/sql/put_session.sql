-- Only with the password that the account has now: one that is changed at this moment ends this
-- session as it ends all others.
INSERT INTO session (hash, school_id, account_id, token, opened_ms, used_ms)
SELECT ?1, ?2, ?3, ?4, ?5, ?5 FROM account
WHERE school_id = ?2 AND account_id = ?3 AND hash = ?6;
