import { createHash } from 'node:crypto';

import type { Row } from '../../support/matching-data.js';
import { NameIndex } from './name-index.js';

export interface Retrieval {
  readonly questions: number;
  readonly first: number;
  readonly amongTen: number;
  readonly reciprocalRank: number;
  readonly index: NameIndex;
}

const FEWEST_ALIASES = 2;

interface Entity {
  readonly names: readonly string[];
  /** The alias that is held out and asked with. */
  readonly asked: string | undefined;
}

/** Every entity with two aliases or more is asked for by one of them, which is the one name that is not filed. */
export function leaveOneOut(rows: readonly Row[]): Retrieval {
  const index = new NameIndex();
  const entities = rows.map(entityOf);
  entities.forEach(({ names }, entity) => {
    for (const name of names) index.add(entity, name);
  });
  const ranks = entities.flatMap(({ asked }, entity) =>
    asked === undefined ? [] : index.find(asked).findIndex((found) => found.entity === entity) + 1,
  );
  const share = (least: number): number =>
    ranks.filter((rank) => rank > 0 && rank <= least).length / ranks.length;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0);
  return {
    questions: ranks.length,
    first: share(1),
    amongTen: share(10),
    reciprocalRank: reciprocal / ranks.length,
    index,
  };
}

function entityOf({
  entity_id: id = '',
  primary_name: primary = '',
  aliases_semicolon_separated: list = '',
}: Row): Entity {
  const aliases = list
    .split('; ')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');
  if (aliases.length < FEWEST_ALIASES) return { names: [primary, ...aliases], asked: undefined };
  const held = createHash('sha256').update(id).digest().readUInt32BE(0) % aliases.length;
  return { names: [primary, ...aliases.filter((_, place) => place !== held)], asked: aliases[held] };
}
