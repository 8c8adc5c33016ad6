/** Injects the clock that membership is judged by when it is shown. */
export const ACCESS_CLOCK = Symbol('access clock');
