import { MEMBERS } from '../../../apps/registry/src/demonstration/members.js';
import { describeTwoWorlds } from './describe-two-worlds.js';

const STATES = ['CZ', 'GB', 'CA', 'AU', 'JP', 'KR'];
const FIRST = ['NL', 'FR', 'DE', 'IT', 'NO'];

describeTwoWorlds(STATES, 400);

it('leaves out no state of the demonstration', () => {
  expect([...FIRST, ...STATES].sort()).toEqual(MEMBERS.map(({ code }) => code).sort());
});
