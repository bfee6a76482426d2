INSERT INTO audit (school_id, at_ms, who, what, about, no, link) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
