import { SignJWT, generateKeyPair } from 'jose';

import type { TestNode } from '../../support/start-node.js';

/** A token with every claim right, from an issuer that no member has. */
export async function foreignToken(
  node: TestNode,
  roles: readonly string[] = ['reader', 'releaser'],
): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT({ client_id: 'cli', roles })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'x' })
    .setIssuer('https://xx.demonstration.invalid/officers')
    .setSubject('xx-releaser')
    .setAudience(`${node.url}/graphql`)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti('foreign')
    .sign(privateKey);
}
