import { type CountryCode, isCountry } from '#vocabulary';

const OWN_ID = /^([a-z]{2}):[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const ID_LENGTH = 64;

/** Everybody in the root, whoever that is: the audience of an open circle. No state and no root can take this id. */
export const ALL_MEMBERS = 'register:members';

/** The state that a circle belongs to, by its id (`nl:screening-partners`); undefined for circles of the root. */
export function circleOwner(id: string): CountryCode | undefined {
  const code = OWN_ID.exec(id)?.[1]?.toUpperCase();
  return code !== undefined && id.length <= ID_LENGTH && isCountry(code) ? code : undefined;
}

export function isOwnCircleId(value: unknown): value is string {
  return typeof value === 'string' && circleOwner(value) !== undefined;
}
