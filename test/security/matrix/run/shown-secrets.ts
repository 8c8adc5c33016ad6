import type { Secret, Visibility } from '../model/secrets.js';
import { SECRETS, VISIBILITIES } from '../model/secrets.js';
import type { MatrixNode } from '../node/matrix-node.js';
import { ANNOUNCEMENT, markerOf, unwrapped } from '../node/markers.js';

/** What an answer gives away, of which record, anywhere in it. */
export function shownSecrets(node: MatrixNode, text: string): Map<Visibility, Secret[]> {
  const whole = unwrapped(text);
  const shown = VISIBILITIES.map((visibility): [Visibility, Secret[]] => [
    visibility,
    SECRETS.filter((secret) => whole.includes(signOf(node, visibility, secret))),
  ]);
  return new Map(shown);
}

function signOf(node: MatrixNode, visibility: Visibility, secret: Secret): string {
  if (secret === 'id') return node.record(visibility).id;
  if (secret === 'announcement' && visibility === 'announced') return ANNOUNCEMENT;
  return markerOf(visibility, secret);
}
