INSERT INTO session (learner_id, lesson_id, day) VALUES (?1, ?2, ?3);
