-- Everything but blobs and manifest from `source`, in key order so that the bytes of the
-- copy do not depend on the order in which the source was filled. Places are counted anew
-- without gaps.
INSERT INTO meta (key, value)
  SELECT 'lessons', CAST(count(*) AS TEXT) FROM source.lesson;
INSERT INTO channel (id, head)
  SELECT id, head FROM source.channel ORDER BY id;
INSERT INTO track (tag)
  SELECT tag FROM source.track ORDER BY tag;
INSERT INTO skill (pos, id, json)
  SELECT row_number() OVER (ORDER BY pos) - 1, id, json FROM source.skill ORDER BY pos;
INSERT INTO lesson (pos, id, head)
  SELECT row_number() OVER (ORDER BY pos) - 1, id, head FROM source.lesson ORDER BY pos;
INSERT INTO step (lesson, pos, id, kind, skill, spec)
  SELECT lesson, pos, id, kind, skill, spec FROM source.step ORDER BY lesson, pos;
INSERT INTO line (lesson, track, id, text, sound, ms, words, draft)
  SELECT lesson, track, id, text, sound, ms, words, draft
  FROM source.line ORDER BY lesson, track, id;
INSERT INTO art (key, density, blob, format, x, y, w, h, box_w, box_h, pivot_x, pivot_y, alt, licence, author)
  SELECT key, density, blob, format, x, y, w, h, box_w, box_h, pivot_x, pivot_y, alt, licence, author
  FROM source.art ORDER BY key, density;
INSERT INTO sound (key, blob, ms)
  SELECT key, blob, ms FROM source.sound ORDER BY key;
