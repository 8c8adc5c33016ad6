import type { JsonObject } from './parse-strict-json.js';
import type { StatementClaims, StatementHeader, StatementKey } from './statement.type.js';

/** What the steps of a verification have found out so far; each step fills what later ones read. */
export class Examination {
  segments: { readonly header: string; readonly payload: string; readonly signature: string };
  bytes: {
    readonly header: Uint8Array;
    readonly payload: Uint8Array;
    readonly signature: Uint8Array<ArrayBuffer>;
  };
  texts: { readonly header: string; readonly payload: string };
  objects: { readonly header: JsonObject; readonly payload: JsonObject };
  header: StatementHeader;
  key: StatementKey;
  claims: StatementClaims;

  constructor(readonly signedPart: string) {}
}
