SELECT lesson_id FROM lesson WHERE learner_id = ?1 AND completed_nth IS NOT NULL
ORDER BY completed_nth;
