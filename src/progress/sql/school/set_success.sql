INSERT INTO success (one, at_ms) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET at_ms = excluded.at_ms;
