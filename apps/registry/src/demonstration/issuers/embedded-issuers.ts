import { randomBytes } from 'node:crypto';

import type { Provider } from 'oidc-provider';

import type { DemonstrationIssuer, DemonstrationOfficer, NodeClient } from '#identity';
import type { Clock } from '#kernel';

import { demonstrationKey } from '../demonstration-keys.js';
import { MEMBERS, demonstrationUrl } from '../members.js';
import { issuerClients } from './issuer-clients.js';

const SECRET_BYTES = 32;

/** Below it, each state's issuer has an address of its own: `/demonstration/issuers/nl`. */
export const ISSUERS_PATH = '/demonstration/issuers';

export interface EmbeddedIssuersOptions {
  readonly folder: string;
  /** The node, which signs officers in. */
  readonly client: NodeClient;
  readonly audience: string;
  readonly clock: Clock;
  readonly issuer: DemonstrationIssuer;
}

/** The issuers of the demonstration's states, each made when it is first asked. */
export class EmbeddedIssuers {
  readonly #made = new Map<string, Promise<Provider>>();
  readonly #secret = randomBytes(SECRET_BYTES);

  constructor(private readonly options: EmbeddedIssuersOptions) {}

  /** @param segment the state as it stands in addresses: `nl` */
  find(segment: string): Promise<Provider> | undefined {
    const member = MEMBERS.find(({ code }) => code.toLowerCase() === segment);
    if (member === undefined) return undefined;
    return this.#made.get(member.code) ?? this.keep(member.code, this.make(member.code));
  }

  officersOf(segment: string): DemonstrationOfficer[] {
    return this.options.issuer.officers().filter(({ state }) => state.toLowerCase() === segment);
  }

  /** One that could not be made, for want of room for its keys, is made again when it is next asked. */
  private keep(state: string, made: Promise<Provider>): Promise<Provider> {
    this.#made.set(state, made);
    made.catch(() => this.#made.delete(state));
    return made;
  }

  private async make(state: string): Promise<Provider> {
    const { folder, client, audience, clock } = this.options;
    // Loaded here: most starts of a demonstration never need it.
    const { embeddedIssuer } = await import('./embedded-issuer.js');
    return embeddedIssuer({
      state,
      audience,
      iss: demonstrationUrl(state, 'officers'),
      base: `${ISSUERS_PATH}/${state.toLowerCase()}`,
      key: await demonstrationKey(folder, 'token', state),
      officers: this.officersOf(state.toLowerCase()),
      clients: await issuerClients(state, folder, client),
      secret: this.#secret,
      now: () => clock.now().getTime(),
    });
  }
}
