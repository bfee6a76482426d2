SELECT url FROM address ORDER BY good_nth DESC LIMIT 4;
