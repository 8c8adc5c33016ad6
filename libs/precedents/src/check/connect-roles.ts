/** The roles on the side of the money: investor, those that own it, and the company it buys through. */
const INVESTING: readonly string[] = ['investor', 'owner', 'vehicle'];

const AS: Readonly<Record<string, string>> = {
  investor: 'the investor',
  owner: 'an owner of the investor',
  vehicle: 'the vehicle of the deal',
  target: 'the target',
  affiliate: 'an affiliate of the target',
};

/**
 * How the party of a record hangs together with the deal that is asked about: `group` is the investor asked about, or
 * a company that owns it or buys for it, on the investing side of the record too; `shared_owner` is one owner behind two
 * investors, which need not be one group; all else is no hit on the investor.
 */
export type Connection = 'group' | 'shared_owner' | 'was_target' | 'is_target';

/** @param asked role in the question, @param recorded role in the record */
export function connectRoles(asked: string, recorded: string): Connection {
  if (!INVESTING.includes(asked)) return 'is_target';
  if (!INVESTING.includes(recorded)) return 'was_target';
  return asked === 'owner' && recorded === 'owner' ? 'shared_owner' : 'group';
}

/** In words: in which role of either side the party matched, and what that makes of the hit. */
export function explainRoles(asked: string, recorded: string): string {
  const matched = `Matched as ${AS[asked] ?? asked} you asked about; the record names it as ${AS[recorded] ?? recorded}.`;
  const means = MEANING[connectRoles(asked, recorded)];
  return asked === 'investor' && recorded === 'investor' ? matched : `${matched} ${means}`;
}

const MEANING: Readonly<Record<Connection, string>> = {
  group: 'It counts as a hit on the group of your investor.',
  shared_owner: 'Both investors have this owner; whether they are one group is for you to establish.',
  was_target: 'There it stood on the side of the target.',
  is_target: 'It is a hit on your target, and none on your investor.',
};
