-- Filmed clips by the keys of their pictures, with their sign languages: wherever a step's
-- specification has an object with both.
SELECT DISTINCT clip.value ->> 'key', clip.value ->> 'lang'
FROM step, json_tree(CASE WHEN json_valid(step.spec) THEN step.spec ELSE '{}' END) AS clip
WHERE clip.type = 'object'
  AND json_type(clip.value, '$.key') = 'text' AND json_type(clip.value, '$.lang') = 'text'
