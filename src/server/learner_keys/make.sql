INSERT INTO learner_key (mark, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING;
