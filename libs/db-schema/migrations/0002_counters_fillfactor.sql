-- Half of each page stays free, so that a counter's next version lands beside it (HOT) and no index is touched.
ALTER TABLE counters SET (fillfactor = 50);
