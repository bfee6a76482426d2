-- A child who is erased on either side stays erased.
INSERT INTO learner_key (mark, key) VALUES (?1, ?2)
ON CONFLICT (mark) DO UPDATE SET key = NULL WHERE excluded.key IS NULL;
