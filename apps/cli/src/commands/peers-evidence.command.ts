import { CliError } from '../cli.errors.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import type { Session } from '../session.js';

const EVIDENCE = 'query Evidence { peers { origin forkEvidence } }';

interface Found {
  readonly peers: readonly { readonly origin: string; readonly forkEvidence: string | null }[];
}

/** Writes the proof that a log has signed two histories into a file, which anybody can verify. */
export async function peersEvidence(
  session: Session,
  { out }: { readonly out: string },
  origin: string,
): Promise<void> {
  const { peers } = await session.client.ask<Found>(EVIDENCE);
  const evidence = peers.find((peer) => peer.origin === origin)?.forkEvidence;
  if (!evidence)
    throw new CliError('EVIDENCE_MISSING', `This node holds no proof against a log ${origin}.`, {
      advice:
        'Take the name as `grounds peers` shows it; a log with a proof against it is shown there as forked.',
    });
  await writeNewFile(out, `${JSON.stringify(JSON.parse(evidence), null, 2)}\n`, PUBLIC);
  await session.print(
    { origin, file: out },
    () => `Wrote ${out}. Verify it with: grounds verify ${out} --root FILE\n`,
  );
}
