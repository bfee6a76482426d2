SELECT stream_id, through_seq, head FROM folded;
