import { ANALYSIS_VERSION, type NameKind, analyseName, recordedKeys } from '#matching';

/** What a name is filed under, and by which version of the analysis. */
export interface FiledName {
  readonly core: string;
  readonly keys: readonly string[];
  readonly analysis: number;
}

export function fileName(name: string, kind: NameKind): FiledName {
  const analysed = analyseName(name, kind);
  return { core: analysed.norm, keys: recordedKeys(analysed), analysis: ANALYSIS_VERSION };
}

/** A part is a party or a person by its name. */
export function nameKindOf(part: string): NameKind {
  return part.startsWith('person') ? 'person' : 'organisation';
}
