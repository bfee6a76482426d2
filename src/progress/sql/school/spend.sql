INSERT INTO spent (week, metered, n_bytes) VALUES (?1, ?2, ?3)
ON CONFLICT (week, metered) DO UPDATE SET n_bytes = n_bytes + excluded.n_bytes;
