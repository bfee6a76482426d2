-- ?2 is a JSON list of ids as hexadecimal digits.
SELECT learner_id, day, sum(ms), sum(n_answered), sum(n_finished) FROM played
WHERE school_id = ?1 AND learner_id IN (SELECT unhex(value) FROM json_each(?2)) AND day >= ?3
GROUP BY learner_id, day;
