interface TitledContent {
  readonly code?: string;
  readonly name?: string;
  readonly names?: readonly { readonly value: string }[];
}

/** What the demonstration calls a part: by its content, since the handle in its name is random. */
export function partTitle(part: string, { code, name, names }: TitledContent): string {
  const title = { ground: code, party: names?.[0]?.value, person: name }[part.replace(/:.*/s, '')];
  return title === undefined ? part : `${part.replace(/:.*/s, '')}:${title}`;
}
