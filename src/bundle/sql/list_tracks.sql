SELECT tag FROM track ORDER BY tag
