INSERT INTO played (school_id, learner_id, day, device_id, ms, n_answered, n_finished)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO UPDATE SET ms = ms + excluded.ms,
    n_answered = n_answered + excluded.n_answered, n_finished = n_finished + excluded.n_finished;
