INSERT INTO reading (one, school_id, through_no) VALUES (1, ?1, ?2)
ON CONFLICT (one) DO UPDATE SET school_id = excluded.school_id, through_no = excluded.through_no;
