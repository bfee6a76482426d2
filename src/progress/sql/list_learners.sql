SELECT learner_id, nickname, picture FROM learner ORDER BY nth;
