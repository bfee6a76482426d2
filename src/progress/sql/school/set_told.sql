INSERT INTO told (one, generation, week) VALUES (1, ?1, ?2)
ON CONFLICT (one) DO UPDATE SET generation = excluded.generation, week = excluded.week;
