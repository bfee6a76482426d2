INSERT INTO lesson (learner_id, lesson_id, resume_step) VALUES (?1, ?2, ?3)
ON CONFLICT (learner_id, lesson_id) DO UPDATE SET resume_step = excluded.resume_step;
