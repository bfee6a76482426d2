INSERT INTO address (url, good_nth) SELECT ?1, coalesce(max(good_nth), 0) + 1 FROM address WHERE true
ON CONFLICT (url) DO UPDATE SET good_nth = excluded.good_nth;
