INSERT INTO school (school_id, name) VALUES (?1, ?2)
ON CONFLICT (school_id) DO UPDATE SET name = excluded.name;
