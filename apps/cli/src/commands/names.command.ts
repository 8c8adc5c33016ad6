import { analyseName, proposeSpelling } from '#matching';

import { renderTable } from '../render/table.js';
import { Wording } from '../render/wording.js';
import type { Session } from '../session.js';

/** What the register makes of a name before it is compared; asks no node. */
export async function names(session: Session, _options: object, ...written: string[]): Promise<void> {
  const words = new Wording(session.language);
  const taken = written.map((name) => ({ name, ...partsOf(name) }));
  await session.print(taken, () =>
    taken
      .map(({ name, latin, compared, telling, legalForms }) =>
        renderTable([
          [words.say('names'), name],
          ...(latin === null ? [] : [[words.say('latinLetters'), latin]]),
          [words.say('comparedAs'), compared],
          [words.say('tellingWords'), telling.join(', ') || words.say('none')],
          [words.say('legalForms'), legalForms.join(', ') || words.say('none')],
        ]),
      )
      .join('\n'),
  );
}

interface NameParts {
  /** How it may be written in Latin letters, to be confirmed; null where it is, or where only its bearer can say. */
  readonly latin: string | null;
  /** As it sounds, without legal forms, case, diacritics and punctuation. */
  readonly compared: string;
  /** The words that tell companies apart. */
  readonly telling: readonly string[];
  readonly legalForms: readonly string[];
}

/** The one place that knows how the library takes a name apart. */
function partsOf(name: string): NameParts {
  const { norm, distinctive, forms } = analyseName(name);
  return {
    latin: proposeSpelling(name) ?? null,
    compared: norm,
    telling: distinctive,
    legalForms: forms.map(({ written }) => written),
  };
}
