import { CliError } from '../cli.errors.js';
import { accepted, type OrRejected } from '../client/read-answer.js';
import { type InquiryOptions, inquiryOf } from '../inquiry.js';
import type { ResolutionAnswer } from '../render/check-answer.type.js';
import type { Session } from '../session.js';

const RESOLVE = `
  mutation Resolve($input: ResolveHitInput!, $purpose: String, $case: String) {
    resolveHit(input: $input, purpose: $purpose, caseReference: $case) {
      __typename
      ... on HitResolved { recordId resolution { id verdict decidedAt note aboutEarlierVersion text } }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

const VERDICTS = ['same', 'different', 'unclear', 'undo'];

export interface ResolveOptions extends InquiryOptions {
  readonly note?: string;
  readonly part?: string;
}

interface ResolveData {
  readonly resolveHit: OrRejected<{ readonly recordId: string; readonly resolution: ResolutionAnswer }>;
}

/** Keeps what the officer has established about a hit of a check. */
export async function resolve(
  session: Session,
  { note, part, ...declared }: ResolveOptions,
  answerId = '',
  recordId = '',
  verdict = '',
): Promise<void> {
  if (!VERDICTS.includes(verdict)) {
    throw new CliError('USAGE', `The verdict is one of ${VERDICTS.join(', ')}.`);
  }
  const input = { answerId, recordId, part, verdict: verdict.toUpperCase(), note };
  const data = await session.client.ask<ResolveData>(RESOLVE, { input, ...inquiryOf(session, declared) });
  const resolved = accepted(data.resolveHit);
  await session.print(resolved, () => `${resolved.resolution.text}\n`);
}
