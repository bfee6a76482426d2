UPDATE session SET n_answers = n_answers + 1
WHERE nth = (SELECT nth FROM session WHERE learner_id = ?1 ORDER BY nth DESC LIMIT 1)
  AND lesson_id = ?2 AND ms IS NULL;
