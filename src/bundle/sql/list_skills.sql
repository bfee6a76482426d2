SELECT pos, id, json FROM skill ORDER BY pos
