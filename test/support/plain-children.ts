/** Processes that tests start are the built programs as users start them, not sources read by the loader of this process. */
delete process.env.NODE_OPTIONS;
