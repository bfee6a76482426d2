SELECT school_id, through_no FROM reading WHERE one = 1;
