SELECT tries FROM practice WHERE learner_id = ?1 AND skill_id = ?2;
