import type { Principal } from '#identity';

import { GraphqlError } from '../graphql.errors.js';

export const STREAMS_OF_OFFICER_MAX = 8;
export const STREAMS_OF_NODE_MAX = 500;

/** Counts the streams that are open, so that nobody keeps others from theirs. */
export class StreamPlaces {
  private readonly open = new Map<string, number>();
  private total = 0;

  /**
   * Takes a place for one stream of this officer.
   * @returns gives the place back; further calls do nothing
   * @throws GraphqlError when the officer, or the node, has as many as it may
   */
  take({ issuer, officer }: Pick<Principal, 'issuer' | 'officer'>): () => void {
    const key = JSON.stringify([issuer, officer]);
    const held = this.open.get(key) ?? 0;
    if (held >= STREAMS_OF_OFFICER_MAX) throw tooMany();
    if (this.total >= STREAMS_OF_NODE_MAX) throw full();
    this.count(key, 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.count(key, -1);
    };
  }

  private count(key: string, change: 1 | -1): void {
    const held = (this.open.get(key) ?? 0) + change;
    if (held > 0) this.open.set(key, held);
    else this.open.delete(key);
    this.total += change;
  }
}

function tooMany(): GraphqlError {
  return new GraphqlError('STREAMS_TOO_MANY', `You have ${STREAMS_OF_OFFICER_MAX} streams open already.`, {
    advice: 'Close one of them first.',
  });
}

function full(): GraphqlError {
  return new GraphqlError('STREAMS_FULL', `This node has ${STREAMS_OF_NODE_MAX} streams open already.`, {
    advice: 'Try again later, or ask with a query now and then.',
  });
}
