DELETE FROM asked WHERE at_ms < ?1;
