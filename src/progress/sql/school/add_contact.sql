INSERT INTO contact (nth, at_ms, trouble, n_sent, n_came, n_bytes)
SELECT coalesce(max(nth), 0) + 1, ?1, ?2, ?3, ?4, ?5 FROM contact;
