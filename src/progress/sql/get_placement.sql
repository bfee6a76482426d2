SELECT skills FROM placement WHERE learner_id = ?1;
