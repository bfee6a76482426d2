SELECT lesson, pos, id, kind, skill, spec FROM step WHERE lesson = ?1 ORDER BY pos
