DELETE FROM played WHERE school_id = ?1 AND learner_id = ?2;
