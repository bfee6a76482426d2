-- A length that no writer allows is left unread.
SELECT CASE WHEN length(bytes) <= ?2 THEN bytes ELSE x'' END FROM blob WHERE hash = ?1
