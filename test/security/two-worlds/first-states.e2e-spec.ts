import { describeTwoWorlds } from './describe-two-worlds.js';

describeTwoWorlds(['NL', 'FR', 'DE', 'IT', 'NO'], 400);
