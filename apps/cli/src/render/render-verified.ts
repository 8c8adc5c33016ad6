import { CirclePart, ExclusionPart, HeadPart, OutcomePart } from '#statement';
import { type LabelLanguage, statementKinds } from '#vocabulary';

import type { VerifiedFile } from '../verify/verify-statement-file.js';
import { type Absence, describeParts, type SheetKind } from './describe-parts.js';
import { renderManifest } from './render-manifest.js';
import { renderSections } from './section.js';
import { Wording } from './wording.js';

const NOT_PROVED = `not proved:  that what it says is true; that nothing is missing, since parts may be withheld;
             that it is in a log, since inclusion is not checked by this command
`;

/** What was verified and what was not, then what the shown parts say. */
export function renderVerified(
  verified: VerifiedFile,
  language: LabelLanguage,
  columns: number | undefined,
): string {
  const words = new Wording(language);
  const { demonstration, values } = verified;
  const sheet = renderSections(describeParts(values, absenceIn(verified, words), words), columns);
  const first = demonstration ? `${words.say('demonstration')}\n\n` : '';
  return `${first}${signatureLine(verified)}${disclosuresLine(values.size)}${NOT_PROVED}${reportLine(verified, words)}${aboutLine(verified, words)}\n${manifestText(verified, words)}${sheet}`;
}

function signatureLine({ authority, statement }: VerifiedFile): string {
  const { claims, key } = statement;
  const at = new Date(claims.iat * 1000).toISOString();
  return `signature:   signed by ${authority.name} (${authority.state}) with key ${key.kid}, valid at ${at}\n`;
}

/** A state may pass on what another is publicly known to have decided; nobody shall take that for the other's word. */
function reportLine({ authority, values }: VerifiedFile, words: Wording): string {
  const outcome = values.get('outcome');
  if (!(outcome instanceof OutcomePart) || outcome.decidedBy === authority.state) return '';
  return `reported:    ${words.country(authority.state)} reports that ${words.country(outcome.decidedBy)} decided\n`;
}

/** A statement about an earlier one says nothing without it. */
function aboutLine({ values }: VerifiedFile, words: Wording): string {
  const head = values.get('head');
  if (!(head instanceof HeadPart) || head.ref === undefined) return '';
  return `statement:   ${words.term(statementKinds, head.kind)}. ${words.say('about')} ${head.ref}\n`;
}

/** A circle or an exclusion is about no record, and says who is in it or shut out. */
function manifestText({ values }: VerifiedFile, words: Wording): string {
  const manifest = values.get('circle') ?? values.get('exclusion');
  const isOne = manifest instanceof CirclePart || manifest instanceof ExclusionPart;
  return isOne ? renderManifest(manifest, undefined, words) : '';
}

function disclosuresLine(count: number): string {
  return `disclosures: ${count} ${count === 1 ? 'part' : 'parts'} shown, digests match\n`;
}

/** A record file cannot tell what was withheld; a submission is complete. */
function absenceIn({ format, values }: VerifiedFile, words: Wording): Absence {
  const kinds = new Set([...values.keys()].map((name) => name.replace(/:.*/s, '')));
  const phrase = format === 'grounds-record/1' ? 'notInFile' : 'none';
  const head = values.get('head');
  const later = head instanceof HeadPart && head.kind !== 'decision';
  return (kind: SheetKind) => (later || kinds.has(kind) ? undefined : words.say(phrase));
}
