UPDATE event SET kind = ?4, body = x''
WHERE stream_id = ?1 AND learner_no = ?2 AND seq <= ?3 AND kind <> ?4;
