-- What its tablet has taken goes first, what nobody came for last.
DELETE FROM box WHERE taken_ms < ?1 OR came_ms < ?2;
