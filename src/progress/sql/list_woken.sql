SELECT lesson_id FROM woken WHERE learner_id = ?1 ORDER BY lesson_id;
