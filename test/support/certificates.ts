import 'reflect-metadata';

import { randomBytes } from 'node:crypto';

import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
  cryptoProvider,
} from '@peculiar/x509';

cryptoProvider.set(crypto);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEAR_MS = 365 * 24 * 3_600_000;

/** A certificate and its key, both as PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** An authority of a test's own, which certifies whoever asks, for this machine. */
export class TestAuthority {
  private constructor(
    private readonly certificate: X509Certificate,
    private readonly signingKey: CryptoKey,
  ) {}

  static async make(): Promise<TestAuthority> {
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      ...validity(),
      name: 'CN=Authority of a test',
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    });
    return new TestAuthority(certificate, keys.privateKey);
  }

  get pem(): string {
    return this.certificate.toString('pem');
  }

  async certify(name: string): Promise<Certified> {
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.create({
      ...validity(),
      subject: `CN=${name}`,
      issuer: this.certificate.subject,
      publicKey: keys.publicKey,
      signingKey: this.signingKey,
      signingAlgorithm: ALGORITHM,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
    });
    const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { cert: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') };
  }
}

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function validity() {
  const now = Date.now();
  return {
    serialNumber: randomBytes(8).toString('hex'),
    notBefore: new Date(now - 60_000),
    notAfter: new Date(now + YEAR_MS),
  };
}
