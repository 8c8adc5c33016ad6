import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Certified, TestAuthority } from '../../../../test/support/certificates.js';
import { peerTlsOf, readPeerTls } from './peer-tls.js';

describe('the certificate that other nodes are shown', () => {
  let folder: string;
  let authority: TestAuthority;
  let ours: Certified;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-tls-'));
    authority = await TestAuthority.make();
    ours = await authority.certify('nl.example');
  });

  afterAll(() => rm(folder, { recursive: true }));

  const filesOf = async (cert: string, key: string, mode = 0o600) => {
    const [certificate, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await writeFile(certificate, cert);
    await writeFile(keyFile, key);
    await chmod(keyFile, mode);
    return { certificate, key: keyFile, authorities: undefined };
  };

  it('is none when nothing is set', () => {
    expect(peerTlsOf(undefined, undefined, undefined)).toBeUndefined();
  });

  it.each([
    ['no key', 'cert.pem', undefined, undefined],
    ['no certificate', undefined, 'key.pem', undefined],
    ['authorities alone', undefined, undefined, 'ca.pem'],
  ])('is refused with %s', (_what, certificate, key, authorities) => {
    expect(() => peerTlsOf(certificate, key, authorities)).toThrow(
      expect.objectContaining({ code: 'SETTING_INVALID' }) as Error,
    );
  });

  it('is read with its key and the authorities of others', async () => {
    const authorities = join(folder, 'ca.pem');
    await writeFile(authorities, authority.pem);
    const read = await readPeerTls({ ...(await filesOf(ours.cert, ours.key)), authorities });
    expect(read).toEqual({ ...ours, ca: authority.pem });
    expect(await readPeerTls(await filesOf(ours.cert, ours.key))).toEqual(ours);
  });

  it('is refused when the key is that of another, or no key, and nothing of it is repeated', async () => {
    const { key } = await authority.certify('other.example');
    for (const [cert, other] of [
      [ours.cert, key],
      [ours.cert, 'no key at all'],
      ['no certificate', ours.key],
    ] as const) {
      const error = await readPeerTls(await filesOf(cert, other)).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'SETTING_INVALID' });
      expect(JSON.stringify(error)).not.toContain(other.slice(30, 60) || other);
    }
  });

  it('is refused when others can read the key', async () => {
    const files = await filesOf(ours.cert, ours.key, 0o640);
    await expect(readPeerTls(files)).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
  });
});
