import type { Randomness } from '#kernel';
import type { Levels, RecordEntries } from './decision-draft.type.js';
import { type HandleKind, newPartName, type PartName, reasonsName } from './part-name.js';
import type { Audience, HeadPart, SharingPart } from './parts/index.js';
import { type StatementPart, validatePart } from './validate-part.js';

interface Entry {
  readonly audience: Audience;
}

/**
 * Parts on their way into a statement: handles given, audiences collected for the sharing. An entry that
 * nobody else may read is left out of the sharing, which means the same and says less.
 */
export class PartCollection {
  private readonly parts = new Map<PartName, StatementPart>();
  private readonly sharing: SharingPart = { parts: {} };

  constructor(
    private readonly randomness: Randomness,
    head: HeadPart,
  ) {
    this.parts.set('head', validatePart('head', head));
  }

  place(name: PartName, { audience, ...part }: Entry): void {
    this.parts.set(name, validatePart(name, part));
    this.share(name, audience);
  }

  placeAll(kind: HandleKind, entries: readonly Entry[]): void {
    entries.forEach((entry) => this.place(this.freshName(kind), entry));
  }

  placeEntries({ grounds, reasons, parties, persons }: RecordEntries): void {
    this.placeAll('ground', grounds);
    reasons.forEach(({ language, ...entry }) => this.place(reasonsName(language), entry));
    this.placeAll('party', parties);
    this.placeAll('person', persons);
  }

  share(name: PartName, audience: Audience): void {
    if (reachesAnyone(audience)) this.sharing.parts[name] = audience;
  }

  /** The parts, with the sharing as the last of them. */
  close({ announce, silent }: Levels = {}): Map<PartName, StatementPart> {
    if (announce && reachesAnyone(announce)) this.sharing.announce = announce;
    if (silent && reachesAnyone(silent)) this.sharing.silent = silent;
    return this.parts.set('sharing', validatePart('sharing', this.sharing));
  }

  private freshName(kind: HandleKind): PartName {
    const name = newPartName(kind, this.randomness);
    return this.parts.has(name) ? this.freshName(kind) : name;
  }
}

function reachesAnyone({ circles, states }: Audience): boolean {
  return circles.length + states.length > 0;
}
