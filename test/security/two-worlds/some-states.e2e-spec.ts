import { describeTwoWorlds } from './describe-two-worlds.js';

/** One of each kind: shuts others out, is in a circle of two, reads only. The rest: `npm run two-worlds`. */
describeTwoWorlds(['NL', 'DE', 'NO'], 60);
