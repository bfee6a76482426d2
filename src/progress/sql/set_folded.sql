INSERT INTO folded (stream_id, through_seq, head) VALUES (?1, ?2, ?3)
ON CONFLICT (stream_id) DO UPDATE SET through_seq = excluded.through_seq, head = excluded.head;
