INSERT INTO woken (learner_id, lesson_id) VALUES (?1, ?2)
ON CONFLICT (learner_id, lesson_id) DO NOTHING;
