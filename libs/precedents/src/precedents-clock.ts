/** The clock that answers go by. */
export const PRECEDENTS_CLOCK = Symbol('precedents clock');
