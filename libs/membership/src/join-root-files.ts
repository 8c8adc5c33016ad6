import { MembershipError } from './membership.errors.js';
import { openRootFile } from './open-root-file.js';
import type { RootFile, RootSignature } from './root.type.js';

/**
 * One file with the signatures of several, which were made at several places over the same bytes.
 * @throws MembershipError ROOT_FILES_DIFFER, ROOT_MALFORMED
 */
export function joinRootFiles(files: readonly unknown[]): RootFile {
  const opened = files.map(openRootFile);
  const [first] = opened;
  if (!first) throw new MembershipError('ROOT_MALFORMED', 'No root was given.');
  const { payload } = first.file;
  if (opened.some(({ file }) => file.payload !== payload)) {
    throw new MembershipError('ROOT_FILES_DIFFER', 'The files hold different roots.', {
      advice: 'Give files of one proposal; compare their SHA-256 with: grounds root show FILE',
    });
  }
  const signatures = new Map<string, RootSignature>();
  for (const { kid, protected: header, signature } of opened.flatMap((one) => one.signatures))
    signatures.set(kid, { protected: header, signature });
  return { payload, signatures: [...signatures.values()] };
}
