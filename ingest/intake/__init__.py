"""Files on their way in: from a command line or a browser, through the queue, to the pipeline."""
