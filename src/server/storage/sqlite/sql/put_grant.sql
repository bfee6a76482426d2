INSERT INTO account_grant (school_id, account_id, role, path) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO NOTHING;
