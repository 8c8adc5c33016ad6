import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import 'reflect-metadata';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { type RootPayload, proposeRoot } from '#membership';

import { firstDraft, renderDraft } from './root-draft.js';
import { readRootDraft } from './root-source.js';

const NOW = new Date('2026-11-28T09:52:04.731Z');
type Path = readonly (string | number)[];

async function filledIn(): Promise<RootPayload> {
  const draft = firstDraft(NOW) as RootPayload;
  const publicKey = async (alg: string): Promise<object> => {
    const { publicKey: key } = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(key);
    return { kid: await calculateJwkThumbprint(jwk), jwk };
  };
  draft.threshold = 1;
  for (const key of draft.rootKeys) Object.assign(key, await publicKey('ES256'), { state: 'NL' });
  for (const state of draft.states) {
    Object.assign(state, { code: 'NL', homeLog: 'node.example/log' });
    Object.assign(state.contactPoint, { name: 'Desk', email: 'desk@screening.example' });
    for (const issuer of state.tokenIssuers)
      Object.assign(issuer, { iss: 'https://id.example', jwksUri: 'https://id.example/jwks' });
    for (const authority of state.authorities) {
      Object.assign(authority, { iss: 'https://screening.example', name: 'Authority' });
      for (const key of authority.keys) Object.assign(key, await publicKey('ES256'));
    }
  }
  for (const node of draft.nodes) {
    Object.assign(node, { origin: 'node.example/log', url: 'https://node.example', states: ['NL'] });
    for (const key of node.keys) Object.assign(key, await publicKey('Ed25519'));
  }
  for (const circle of draft.circles) circle.states = ['NL'];
  return draft;
}

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => Reflect.get(inner as object, name), value);
}

describe('the draft of a first root', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-draft-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const written = async (name: string, text: string): Promise<unknown> => {
    await writeFile(join(folder, name), text);
    return readRootDraft(join(folder, name));
  };

  it('is a root once somebody has filled it in, as YAML and as JSON', async () => {
    const draft = await filledIn();
    const [yaml, json] = [await renderDraft(draft), JSON.stringify(draft)];
    const proposals = [written('a.yaml', yaml), written('a.json', json)].map(async (value) =>
      proposeRoot(await value),
    );
    const [first, second] = await Promise.all(proposals);
    expect(first?.signatures).toEqual([]);
    expect(second).toEqual(first);
  });

  it('is none while a single place of it is forgotten', async () => {
    const [draft, filled] = [firstDraft(NOW), await filledIn()];
    const places = leavesOf(filled).filter((path) => at(filled, path) !== at(draft, path));
    expect(places.length).toBeGreaterThan(25);
    for (const path of places) {
      const forgotten = structuredClone(filled);
      const holder = at(forgotten, path.slice(0, -1)) as object;
      Reflect.set(holder, path.at(-1) ?? '', at(draft, path));
      const code = expect.stringMatching(/^ROOT_/) as string;
      await expect(proposeRoot(forgotten).catch((error: unknown) => error)).resolves.toMatchObject({ code });
    }
  });

  it.each([
    ['a member twice', 'version: 1\nversion: 2\n', 2],
    ['an open bracket', 'states: [NL\n', 2],
    ['an anchor that is used again', 'a: &key [NL]\nb: *key\n', 2],
    ['an anchor that grows', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', 2],
    ['a tag', 'a: 1\nb: 2\nc: !mine x\n', 3],
    ['a second document', 'a: 1\n---\nb: 2\n', 2],
  ])('is not read with %s, and says on which line', async (what, text, line) => {
    await expect(written(`${what.replaceAll(' ', '-')}.yaml`, text)).rejects.toMatchObject({
      code: 'FORM_UNREADABLE',
      message: `The draft is not YAML of one meaning: line ${line}.`,
    });
  });

  it('is not read as JSON of two meanings', async () => {
    const text = '{"version": 1, "version": 2}';
    await expect(written('twice.json', text)).rejects.toMatchObject({ code: 'JSON_DUPLICATE_MEMBER' });
  });
});
