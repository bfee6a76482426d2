SELECT s.account_id, a.name, s.token, s.used_ms, g.role, g.path, a.login
FROM session s JOIN account a USING (school_id, account_id)
LEFT JOIN account_grant g USING (school_id, account_id)
WHERE s.hash = ?1 AND s.school_id = ?2 AND s.used_ms >= ?3 AND s.opened_ms >= ?4
-- One that was opened while the clock was ahead would never grow old.
AND s.used_ms <= ?5 AND s.opened_ms <= ?5;
