SELECT items FROM recent WHERE learner_id = ?1;
