import { refusalOf } from '../__fixtures__/refusal-of.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sampleDecision } from '../__fixtures__/signed-decision.js';
import { parseDecision } from '#statement';

import { readAuthorForm, readYamlForm } from './read-author-form.js';

describe("the author's form in YAML", () => {
  it('keeps years, leading zeros and country codes as they are written', () => {
    const form = readYamlForm('decidedOn: 2022\nnumber: 00123456\ncontrol: NO\nday: 2022-11-16\nhex: 0x10\n');
    expect(form).toEqual({
      decidedOn: '2022',
      number: '00123456',
      control: 'NO',
      day: '2022-11-16',
      hex: '0x10',
    });
  });

  it('makes a number of a year of birth only', () => {
    const form = readYamlForm(
      'persons:\n  - { name: "1984", birthYear: 1970 }\n  - { birthYear: not_recorded }\n',
    );
    expect(form).toEqual({
      persons: [{ name: '1984', birthYear: 1970 }, { birthYear: 'not_recorded' }],
    });
  });

  it('makes a number of a year of birth in a correction too', () => {
    const text =
      'replace:\n  "person:abcdefgh": { name: "1984", birthYear: 1970 }\n  outcome: { decidedOn: 2022 }\nadd:\n  persons: [{ birthYear: 1980 }]\n';
    expect(readYamlForm(text)).toEqual({
      replace: { 'person:abcdefgh': { name: '1984', birthYear: 1970 }, outcome: { decidedOn: '2022' } },
      add: { persons: [{ birthYear: 1980 }] },
    });
  });

  it('makes a number of the version of a circle or an exclusion, and of nothing else in them', () => {
    expect(readYamlForm('circle: { version: 2, expires: 2027, states: [NO] }\n')).toEqual({
      circle: { version: 2, expires: '2027', states: ['NO'] },
    });
    expect(readYamlForm('exclusion: { version: 10, reason: 7 }\n')).toEqual({
      exclusion: { version: 10, reason: '7' },
    });
    expect(readYamlForm('exclusion: { version: 02 }\n')).toEqual({ exclusion: { version: '02' } });
  });

  it.each([
    ['a key twice', 'a: 1\na: 2\n', 'line 2'],
    ['an open bracket', 'a: [1, 2\n', 'line'],
  ])('says where it has %s', (_what, text, place) => {
    expect(refusalOf(() => readYamlForm(text))).toMatchObject({
      code: 'FORM_UNREADABLE',
      message: expect.stringContaining(place) as string,
    });
  });

  it('does not say what the unreadable line holds', () => {
    expect(refusalOf(() => readYamlForm('secret: [name of a party\n'))).toMatchObject({
      message: expect.not.stringContaining('party') as string,
    });
  });

  it('leaves a list or a word for the form to judge', () => {
    expect(readYamlForm('- 1\n')).toEqual(['1']);
    expect(readYamlForm('word')).toBe('word');
  });
});

describe("the author's form in a file", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-form-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('is the same decision in JSON and in YAML', async () => {
    const text = JSON.stringify(sampleDecision());
    const [json, yaml] = [join(folder, 'a.json'), join(folder, 'a.yaml')];
    await writeFile(json, text);
    await writeFile(yaml, text);
    const decision = parseDecision(await readAuthorForm(json));
    expect(parseDecision(await readAuthorForm(yaml))).toEqual(decision);
    expect(decision.persons[0]?.birthYear).toBe(1970);
  });

  it('is refused when JSON says a member twice', async () => {
    const path = join(folder, 'twice.json');
    await writeFile(path, '{"a": 1, "a": 2}');
    await expect(readAuthorForm(path)).rejects.toMatchObject({ code: 'JSON_DUPLICATE_MEMBER' });
  });

  it('is refused when it is not there, or no text', async () => {
    await expect(readAuthorForm(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    const path = join(folder, 'binary.yaml');
    await writeFile(path, Uint8Array.of(0x61, 0xff));
    await expect(readAuthorForm(path)).rejects.toMatchObject({ code: 'FILE_FORMAT' });
  });
});
