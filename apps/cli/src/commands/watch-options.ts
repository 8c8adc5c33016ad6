import type { InquiryOptions } from '../inquiry.js';
import type { PartyOptions } from './parties-of.js';

/** A question that is to be saved. */
export interface SaveOptions extends InquiryOptions, Partial<PartyOptions> {
  readonly search?: string;
  readonly days?: number;
  readonly withEnded?: boolean;
}

export function asksSomething({ search, ...party }: SaveOptions): boolean {
  return search !== undefined || asksAboutParty(party);
}

export function asksAboutParty({ name, lei, registration, owner, vehicle, target }: SaveOptions): boolean {
  return [name, lei, registration, owner, vehicle, target].some((value) => value !== undefined);
}
