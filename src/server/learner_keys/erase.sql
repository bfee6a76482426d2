INSERT INTO learner_key (mark, key) VALUES (?1, NULL)
ON CONFLICT (mark) DO UPDATE SET key = NULL;
