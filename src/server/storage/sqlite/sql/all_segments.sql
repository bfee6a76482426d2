SELECT school_id, stream_id, bytes FROM segment ORDER BY id;
