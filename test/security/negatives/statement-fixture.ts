import { RegisterError } from '#kernel';
import {
  type IssuedStatement,
  openDisclosures,
  presentStatement,
  signingInputHash,
  type StatementErrorCode,
  type Trust,
  verifyPresentation,
  verifyStatement,
} from '#statement';
import { Forge, segment } from '../../../libs/statement/src/__fixtures__/forge.js';
import type { NegativeRow } from './negative-row.type.js';

/** What only the log's gate can say: this statement is there already. */
export const KNOWN_SIGNING_INPUT = 'KNOWN_SIGNING_INPUT';

export type StatementRow = NegativeRow<StatementFixture, StatementErrorCode | typeof KNOWN_SIGNING_INPUT>;

/** Words of the issued statement's content. */
export const STATEMENT_SECRETS = ['(fictitious)', 'Wet Vifo', 'What it meant', 'Another line'];

type Json = Record<string, unknown>;

/** A member state with a record key, its neighbour, and the ways in which text reaches the verifier. */
export class StatementFixture {
  private constructor(
    readonly forge: Forge,
    readonly neighbour: Forge,
    readonly log: Forge,
    readonly witness: Forge,
    readonly issued: IssuedStatement,
  ) {}

  static async create(): Promise<StatementFixture> {
    const forge = await Forge.create();
    const neighbour = await Forge.create({ iss: 'https://screening.be.example' });
    const log = await Forge.create({ purpose: 'log' });
    const witness = await Forge.create({ purpose: 'witness' });
    return new StatementFixture(forge, neighbour, log, witness, await forge.issue());
  }

  get signedPart(): string {
    return this.issued.signedPart;
  }

  get disclosures(): string[] {
    return [...this.issued.disclosures.values()];
  }

  get trust(): Trust {
    return this.forge.trust(this.neighbour.key, this.log.key, this.witness.key);
  }

  verify(signedPart: string, trust = this.trust): Promise<unknown> {
    return verifyStatement(signedPart, trust);
  }

  /** Verifies a statement of the right key with another header. */
  async header(changes: Json): Promise<unknown> {
    return this.verify(await this.forge.sign(this.forge.payload(), this.forge.header(changes)));
  }

  /** Verifies a statement of the right key with other claims. */
  async payload(changes: Json): Promise<unknown> {
    return this.verify(await this.forge.sign(this.forge.payload(changes)));
  }

  /** Verifies a statement of the right key whose payload is spelt by hand. */
  async payloadText(spell: (text: string) => unknown): Promise<unknown> {
    return this.verify(await this.forge.sign(spell(JSON.stringify(this.forge.payload()))));
  }

  /** Verifies the issued statement with another signature segment. */
  signature(spell: (signature: string) => string): Promise<unknown> {
    const [header = '', payload = '', signature = ''] = this.signedPart.split('.');
    return this.verify(`${header}.${payload}.${spell(signature)}`);
  }

  /** Opens disclosures, given as values or as text, that the right key has signed for. */
  async open(...contents: unknown[]): Promise<unknown> {
    const encoded = contents.map(segment);
    const statement = await verifyStatement(await this.forge.cover(encoded), this.trust);
    return openDisclosures(statement, encoded);
  }

  /** Opens encoded disclosures against the issued statement. */
  async openIssued(encoded: readonly string[]): Promise<unknown> {
    return openDisclosures(await verifyStatement(this.signedPart, this.trust), encoded);
  }

  /** Opens one disclosure of a part with this value. */
  value(value: unknown): Promise<unknown> {
    return this.open([this.forge.salt(), 'outcome', value]);
  }

  /** Opens one disclosure of this name. */
  name(name: string): Promise<unknown> {
    return this.open([this.forge.salt(), name, {}]);
  }

  present(disclosures: readonly string[]): Promise<unknown> {
    return this.presentation(presentStatement(this.signedPart, disclosures));
  }

  presentation(text: string): Promise<unknown> {
    return verifyPresentation(text, this.trust);
  }

  /** Verifies statements in turn and refuses the second of one signing input, as a log's gate would. */
  async submitAll(signedParts: readonly string[]): Promise<void> {
    const known = new Set<string>();
    for (const signedPart of signedParts) {
      await this.verify(signedPart);
      const hash = signingInputHash(signedPart);
      if (known.has(hash)) throw new RegisterError(KNOWN_SIGNING_INPUT, 'The statement is there already.');
      known.add(hash);
    }
  }
}
