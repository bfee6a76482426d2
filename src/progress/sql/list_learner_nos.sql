-- A stream that was copied to a later one is sent no more after kept_seq, so nothing of it
-- has to travel whole there.
SELECT learner_no.stream_id, learner_no, learner_id,
       CASE WHEN kept_seq IS NOT NULL AND coalesce(through_seq, 0) >= kept_seq
            THEN 9223372036854775807 ELSE coalesce(through_seq, 0) END
FROM learner_no
JOIN stream ON stream.stream_id = learner_no.stream_id
LEFT JOIN acked ON acked.stream_id = learner_no.stream_id;
