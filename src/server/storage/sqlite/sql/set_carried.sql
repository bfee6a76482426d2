UPDATE folded SET changed_ms = NULL WHERE school_id = ?1 AND learner_id = ?2;
