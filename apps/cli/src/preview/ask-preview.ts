import type { Session } from '../session.js';
import type { PlannedPart } from './planned-parts.js';
import type { Preview } from './preview.type.js';

const PART = 'part circlesNotShown ownerOnly readers { state { code } since until }';
const PREVIEW = `
  query Preview($input: PreviewAudienceInput!) {
    previewAudience(input: $input) {
      parts { ${PART} }
      head { ${PART} }
      problems { code message path advice }
    }
  }`;

/** Whom these parts would reach, as the node sees the membership. Undefined for no parts. */
export async function askPreview(
  { client }: Session,
  planned: readonly PlannedPart[],
): Promise<Preview | undefined> {
  if (planned.length === 0) return undefined;
  const parts = planned.map(({ name, audience: { circles, states, except } }) => ({
    part: name,
    circles,
    states,
    except,
  }));
  const data = await client.ask<{ previewAudience: Preview }>(PREVIEW, { input: { parts } });
  return data.previewAudience;
}
