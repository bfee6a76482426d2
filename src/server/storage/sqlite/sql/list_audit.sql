SELECT no, at_ms, who, what, about, link FROM audit WHERE school_id = ?1 ORDER BY no;
