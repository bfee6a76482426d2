INSERT INTO asked (school_id, key_id, down_no, at_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET down_no = excluded.down_no, at_ms = excluded.at_ms
WHERE down_no <> excluded.down_no OR at_ms < excluded.at_ms - 3600000;
