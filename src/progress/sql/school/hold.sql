INSERT INTO hold (stream_id, conditions) VALUES (?1, ?2)
ON CONFLICT (stream_id) DO UPDATE SET conditions = excluded.conditions;
