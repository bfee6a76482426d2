UPDATE folded SET changed_ms = 0 WHERE school_id = ?1 AND learner_id = ?2;
