-- The newest before ?2 first.
SELECT no, at_ms, who, what, about FROM audit WHERE school_id = ?1 AND no < ?2
ORDER BY no DESC LIMIT ?3;
