import type { Audience, SharingPart } from '#statement';

/** The audiences that a sharing names, each with its place: of the parts, and of the levels below them. */
export function namedAudiences(sharing: SharingPart): [path: string[], audience: Audience][] {
  const { parts, announce, silent } = sharing;
  const all: [string[], Audience | undefined][] = [
    ...Object.entries(parts).map(
      ([part, audience]) => [['sharing', 'parts', part], audience] as [string[], Audience | undefined],
    ),
    [['sharing', 'announce'], announce],
    [['sharing', 'silent'], silent],
  ];
  return all.flatMap(([path, audience]) => (audience ? [[path, audience]] : []));
}
