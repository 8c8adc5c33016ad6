import {
  ANALYSIS_VERSION,
  type NameKind,
  analyseName,
  recordedKeys,
  recordedSoundKeys,
  soundOf,
} from '#matching';

/** A name as it is filed, and by which version of the analysis. */
export interface FiledName {
  readonly name: string;
  readonly core: string;
  readonly analysis: number;
}

/** The names of one party, and every key that one of them is found by. */
export interface FiledNames {
  readonly filed: readonly FiledName[];
  readonly keys: readonly string[];
}

export function fileNames(names: readonly string[], kind: NameKind): FiledNames {
  const analysed = names.map((name) => analyseName(name, kind));
  const sounded = names.flatMap((name) => recordedSoundKeys(soundOf(name)));
  return {
    filed: analysed.map(({ norm }, place) => ({
      name: names[place] ?? '',
      core: norm,
      analysis: ANALYSIS_VERSION,
    })),
    keys: [...new Set([...analysed.flatMap(recordedKeys), ...sounded])],
  };
}

/** A part is a party or a person by its name. */
export function nameKindOf(part: string): NameKind {
  return part.startsWith('person') ? 'person' : 'organisation';
}
