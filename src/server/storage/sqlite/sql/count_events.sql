SELECT count(*), count(why) FROM event WHERE school_id = ?1 AND stream_id = ?2;
