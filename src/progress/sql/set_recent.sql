INSERT INTO recent (learner_id, items) VALUES (?1, ?2)
ON CONFLICT (learner_id) DO UPDATE SET items = excluded.items;
