-- What names a blob beside the voices: pictures of every density, films among them, and sounds.
SELECT key, blob FROM art UNION ALL SELECT key, blob FROM sound
