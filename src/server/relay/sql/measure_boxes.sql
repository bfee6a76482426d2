-- What boxes take, in all and of one school's work, and how many are of the school.
SELECT coalesce(sum(size), 0),
       coalesce(sum(size) FILTER (WHERE school_id = ?1 AND kind = 1), 0),
       count(*) FILTER (WHERE school_id = ?1)
FROM box INDEXED BY box_size;
