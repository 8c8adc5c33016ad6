import type { CountryCode } from '#vocabulary';
import { AreCountryCodes } from './code-rules.js';
import { fieldRule, isUnique } from './field-rule.js';

const CIRCLE_ID = /^[a-z0-9]+(?:[.:-][a-z0-9]+)*$/;
const CIRCLE_ID_LENGTH = 64;

function areCircleIds(value: unknown): boolean {
  const isCircleId = (id: unknown) =>
    typeof id === 'string' && id.length <= CIRCLE_ID_LENGTH && CIRCLE_ID.test(id);
  return Array.isArray(value) && value.every(isCircleId) && isUnique(value);
}

/** Who may read a part besides its owner: circles and states, minus exceptions. All empty means nobody. */
export class Audience {
  @fieldRule('circles', areCircleIds, 'must be a list of circle ids without repetition')
  circles: string[];

  @AreCountryCodes()
  states: CountryCode[];

  @AreCountryCodes()
  except: CountryCode[];
}
