import { decodeBase64Url } from '#kernel';

/** Which root a log says that its node has gone by since. */
export interface RootDigest {
  readonly version: number;
  /** SHA-256 of the payload, base64url. */
  readonly digest: string;
}

const LINE = /^register-root ([1-9]\d{0,15}) ([\w-]{43})$/;

/**
 * A root as an entry of a log: one line of ASCII, signed by nobody, because the root that it names is. It tells two
 * logs apart that go by different roots, and puts each root between the statements before and after it.
 */
export function rootDigestLine({ version, digest }: RootDigest): string {
  return `register-root ${version} ${digest}`;
}

/** @returns undefined for every other entry of a log */
export function parseRootDigest(entry: string): RootDigest | undefined {
  const [, version, digest = ''] = LINE.exec(entry) ?? [];
  if (version === undefined || decodeBase64Url(digest)?.length !== 32) return undefined;
  return { version: Number(version), digest };
}
