/** Processes that tests start are the built programs as users start them, not sources read by the loader of this worker. */
delete process.env.NODE_OPTIONS;
