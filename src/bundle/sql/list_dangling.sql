-- Whatever names a blob that is not there, a lesson that is not there or nothing at all.
-- A line's sound is the hash of a blob, or two of them with a plus between.
SELECT 'line ' || lesson || '/' || track || '/' || id, 'blob ' || sound
  FROM line WHERE sound IS NOT NULL AND (
    substr(sound, 1, 64) NOT IN (SELECT hash FROM blob)
    OR length(sound) > 64
      AND (substr(sound, 65, 1) <> '+' OR substr(sound, 66) NOT IN (SELECT hash FROM blob))
  )
UNION ALL SELECT 'art ' || key, 'blob ' || blob FROM art WHERE blob NOT IN (SELECT hash FROM blob)
UNION ALL SELECT 'sound ' || key, 'blob ' || blob FROM sound WHERE blob NOT IN (SELECT hash FROM blob)
UNION ALL SELECT 'line ' || lesson || '/' || track || '/' || id, 'lesson ' || lesson
  FROM line WHERE lesson <> 'shell' AND lesson NOT IN (SELECT id FROM lesson)
UNION ALL SELECT 'lesson ' || id, 'step in it'
  FROM lesson WHERE id NOT IN (SELECT lesson FROM step)
UNION ALL SELECT 'bundle', 'channel in it' WHERE NOT EXISTS (SELECT 1 FROM channel)
LIMIT 1
