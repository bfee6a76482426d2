UPDATE folded SET version = random() WHERE school_id = ?1 AND learner_id = ?2;
