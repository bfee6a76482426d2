SELECT why, count(*) FROM quarantine WHERE school_id = ?1 GROUP BY why ORDER BY why;
