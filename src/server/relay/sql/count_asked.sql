-- Tablets of a school that asked, this one left out.
SELECT count(*) FROM asked WHERE school_id = ?1 AND key_id <> ?2;
