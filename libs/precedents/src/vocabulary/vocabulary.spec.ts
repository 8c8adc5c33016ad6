import { Language } from '#access';
import { grounds, partyRoles, stackLayers } from '#vocabulary';

import { describeGround } from './describe-ground.js';
import { GroundCodeResolver } from './ground-code.resolver.js';
import { StackLayerResolver } from './stack-layer.resolver.js';
import { TermResolver } from './term.resolver.js';
import { termOf } from './term.type.js';

const { en, nl } = Language;

describe('termOf', () => {
  it('gives a code its labels', () => {
    expect(termOf(partyRoles, 'investor').labels).toEqual(
      partyRoles.find(({ code }) => code === 'investor')?.label,
    );
  });

  it('says in both languages that something is not recorded', () => {
    expect(termOf(partyRoles, 'not_recorded').labels).toEqual({ en: 'Not recorded', nl: 'Niet vastgelegd' });
  });

  it('shows a code that it does not know as it stands', () => {
    expect(termOf(partyRoles, 'lender').labels).toEqual({ en: 'lender', nl: 'lender' });
  });

  it('is labelled in the language asked for', () => {
    const term = termOf(partyRoles, 'not_recorded');
    expect([en, nl].map((language) => new TermResolver().label(term, { language }))).toEqual([
      'Not recorded',
      'Niet vastgelegd',
    ]);
  });
});

describe('the grounds in the API', () => {
  const resolver = new GroundCodeResolver();

  it('are all there, in the order of the vocabulary', () => {
    expect(resolver.groundCodes().map((ground) => ground.code)).toEqual(grounds.map((ground) => ground.code));
  });

  it('carry group, definition and source', () => {
    const [first] = grounds;
    expect(resolver.groundCodes()[0]).toMatchObject({
      code: first?.code,
      group: { code: first?.group },
      definition: first?.definition,
      source: first?.source,
      unavailable: false,
    });
  });

  it('say of the codes that stand for missing reasons that they do', () => {
    const unavailable = resolver.groundCodes().filter((ground) => ground.unavailable);
    expect(unavailable.length).toBeGreaterThan(0);
    expect(unavailable.every((ground) => ground.code.startsWith('UND-'))).toBe(true);
  });

  it('have a label in each language', () => {
    const ground = describeGround('ELE-06');
    const labels = ground && [en, nl].map((language) => resolver.label(ground, { language }));
    const { label } = grounds.find(({ code }) => code === 'ELE-06') ?? {};
    expect(labels).toEqual([label?.en, label?.nl]);
  });

  it('are found by reference, and nothing else is', () => {
    expect(resolver.reference({ code: 'ELE-06' })?.code).toBe('ELE-06');
    expect(resolver.reference({ code: 'ele-06' })).toBeNull();
    expect(resolver.reference({ code: '__proto__' })).toBeNull();
  });
});

describe('the layers in the API', () => {
  const resolver = new StackLayerResolver();

  it('are all there, in the order of the vocabulary', () => {
    expect(resolver.stackLayers().map((layer) => layer.code)).toEqual(stackLayers.map((layer) => layer.code));
  });

  it('have a label in each language and are found by reference', () => {
    const layer = resolver.reference({ code: 'chips' });
    const { label } = stackLayers.find(({ code }) => code === 'chips') ?? {};
    expect(layer && [en, nl].map((language) => resolver.label(layer, { language }))).toEqual([
      label?.en,
      label?.nl,
    ]);
    expect(resolver.reference({ code: 'hardware' })).toBeNull();
  });
});
