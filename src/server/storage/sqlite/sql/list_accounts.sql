SELECT a.account_id, a.login, a.name, g.role, g.path
FROM account a LEFT JOIN account_grant g USING (school_id, account_id)
WHERE a.school_id = ?1 ORDER BY a.login, g.role, g.path;
