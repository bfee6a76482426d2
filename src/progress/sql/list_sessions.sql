SELECT lesson_id, day, n_answers, ms, completed FROM session WHERE learner_id = ?1
ORDER BY nth DESC LIMIT ?2;
