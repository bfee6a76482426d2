UPDATE down SET no = 0;
