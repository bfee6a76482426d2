SELECT resume_step FROM lesson WHERE learner_id = ?1 AND lesson_id = ?2;
