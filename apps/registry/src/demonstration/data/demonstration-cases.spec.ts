import { analyseName, compareNames } from '#matching';
import { parseDecision } from '#statement';
import { decisionKinds, findGround, isGroundUnavailable } from '#vocabulary';
import fictitiousCases from './fictitious-cases.json' with { type: 'json' };
import laterCases from './later-cases.json' with { type: 'json' };
import publicCases from './public-cases.json' with { type: 'json' };

interface Audience {
  circles: string[];
  states: string[];
  except: string[];
}

interface DemonstrationParty {
  role: string;
  names: { value: string; kind: string }[];
  seat: string;
  control: string;
}

interface DemonstrationCase {
  id: string;
  signedBy: string;
  decision: {
    audience: Audience;
    announce?: Audience;
    silent?: Audience;
    outcome: Record<string, unknown> & {
      decidedBy: string;
      kind: string;
      groundsFrom: string;
      marking: string;
      summary: string;
    };
    grounds: { code: string; weight: string; audience?: Audience }[];
    reasons: { language: string; audience?: Audience }[];
    parties: (DemonstrationParty & { audience?: Audience })[];
    persons: { name: string }[];
  };
}

// The JSON files are wider than the type compilers infer from them; the first test checks their shape.
const published = publicCases as unknown as DemonstrationCase[];
const invented = [...fictitiousCases, ...laterCases] as unknown as DemonstrationCase[];
const all = [...published, ...invented];
const titled = (cases: DemonstrationCase[]): [string, DemonstrationCase][] =>
  cases.map((one) => [one.id, one]);
const byId = (id: string): DemonstrationCase | undefined => all.find((one) => one.id === id);
const partyNames = (one: DemonstrationCase): string[] =>
  one.decision.parties.flatMap(({ names }) => names.map(({ value }) => value));

const FULL_MEMBERS = ['AU', 'CA', 'CZ', 'DE', 'FR', 'GB', 'IT', 'NL'];
const CIRCLES = ['eu', 'eea', 'oecd', 'council-of-europe', 'like-minded', 'nl-de', 'all-members'];

describe.each(titled(all))('the demonstration case %s', (_id, one) => {
  it('is a decision in the form in which authors write one', () => {
    expect(() => parseDecision(one.decision)).not.toThrow();
  });

  it('is signed by a full member, the deciding state itself where that is one', () => {
    const { decidedBy } = one.decision.outcome;
    expect(FULL_MEMBERS).toContain(one.signedBy);
    expect(one.signedBy === decidedBy || !FULL_MEMBERS.includes(decidedBy)).toBe(true);
  });

  it('names only circles and states that the demonstration has', () => {
    const { decision } = one;
    const audiences = [
      decision.audience,
      ...[decision.announce, decision.silent].flatMap((level) => level ?? []),
      ...[
        decision.outcome,
        ...decision.grounds,
        ...decision.reasons,
        ...decision.parties,
        ...decision.persons,
      ].map((entry) => (entry as { audience?: Audience }).audience ?? decision.audience),
    ];
    expect(CIRCLES).toEqual(expect.arrayContaining(audiences.flatMap(({ circles }) => circles)));
    expect(FULL_MEMBERS).toEqual(
      expect.arrayContaining(audiences.flatMap(({ states, except }) => [...states, ...except])),
    );
  });

  it('gives each party a name, and no description in place of one', () => {
    const described = partyNames(one).filter((name) =>
      /unknown|per cent|not |\bseat\b|parent|owner|[;,]/i.test(name),
    );
    expect(described).toEqual([]);
    expect(partyNames(one).length).toBeGreaterThan(0);
  });
});

describe('the public cases', () => {
  it('are the 51 of the domain file, each once', () => {
    expect(new Set(published.map(({ id }) => id)).size).toBe(51);
    expect(published.filter(({ id }) => !/^PC-0\d\d$/.test(id))).toEqual([]);
  });

  it('count per deciding state as the domain file does', () => {
    const counts: Record<string, number> = {};
    for (const { decision } of published) {
      counts[decision.outcome.decidedBy] = (counts[decision.outcome.decidedBy] ?? 0) + 1;
    }
    expect(counts).toEqual({ US: 18, CA: 10, GB: 6, DE: 6, IT: 5, FR: 2, NL: 1, CN: 1, CZ: 1, AU: 1 });
  });

  it('say for states that are no members who reports them', () => {
    const reporters = published
      .filter(({ signedBy, decision }) => signedBy !== decision.outcome.decidedBy)
      .map(({ signedBy, decision }) => `${signedBy} for ${decision.outcome.decidedBy}`);
    expect([...new Set(reporters)].sort()).toEqual(['GB for CN', 'NL for US']);
  });

  it('never claim that an authority coded their grounds', () => {
    expect(published.filter(({ decision }) => decision.outcome.groundsFrom === 'authority')).toEqual([]);
  });

  it('do not claim published grounds where no ground is known', () => {
    const silent = published.filter(({ decision }) =>
      decision.grounds.every(({ code }) => isGroundUnavailable(code)),
    );
    expect(silent.map(({ decision }) => decision.outcome.groundsFrom)).toEqual(silent.map(() => 'inferred'));
  });

  it('are open to all members', () => {
    const open = { audience: { circles: ['all-members'], states: [], except: [] }, marking: 'TLP:CLEAR' };
    const shown = published.map(({ decision }) => ({
      audience: decision.audience,
      marking: decision.outcome.marking,
    }));
    expect(shown).toEqual(published.map(() => open));
  });

  it('tell investor, owner and target apart', () => {
    const parties = byId('PC-019')?.decision.parties.map(({ role, names, seat, control }) => [
      role,
      names[0]?.value,
      seat,
      control,
    ]);
    expect(parties).toEqual([
      ['investor', 'Nexperia', 'NL', 'CN'],
      ['owner', 'Wingtech', 'not_recorded', 'CN'],
      ['target', 'Nexperia Newport', 'GB', 'not_recorded'],
    ]);
  });

  it('leave a party without a known name out', () => {
    const withoutInvestor = published.filter(({ decision }) =>
      decision.parties.every(({ role }) => role !== 'investor'),
    );
    expect(withoutInvestor.map(({ id }) => id)).toEqual(['PC-011', 'PC-012', 'PC-021', 'PC-026']);
  });

  it('name each partner of a consortium', () => {
    const investors = byId('PC-044')?.decision.parties.filter(({ role }) => role === 'investor');
    expect(investors?.map(({ names }) => names[0]?.value)).toEqual(['NavInfo', 'Tencent', 'GIC']);
  });
});

describe('the invented cases', () => {
  it('mark every party and person as fictitious inside the name', () => {
    const names = invented.flatMap((one) => [
      ...partyNames(one),
      ...one.decision.persons.map(({ name }) => name),
    ]);
    expect(names.filter((name) => !name.endsWith(' (fictitious)'))).toEqual([]);
  });

  it('blame no state: no country of control is recorded', () => {
    const countries = invented.flatMap(({ decision }) => decision.parties.map(({ control }) => control));
    expect(new Set(countries)).toEqual(new Set(['not_recorded']));
  });

  it('fill the democratic groups, which no public case does', () => {
    const groups = (cases: DemonstrationCase[]): string[] =>
      cases.flatMap(({ decision }) => decision.grounds.map(({ code }) => findGround(code)?.group ?? ''));
    expect(groups(invented)).toEqual(expect.arrayContaining(['ELE', 'CON', 'AIP', 'AIH', 'AIM', 'DEP']));
    expect(groups(published).filter((group) => ['ELE', 'CON', 'AIP', 'AIH'].includes(group))).toEqual([]);
  });

  it('are signed by every full member', () => {
    expect([...new Set(invented.map(({ signedBy }) => signedBy))].sort()).toEqual(FULL_MEMBERS);
  });

  it('hold two that their owners share with nobody', () => {
    const nobody = { circles: [], states: [], except: [] };
    const kept = invented.filter(
      ({ decision }) => JSON.stringify(decision.audience) === JSON.stringify(nobody),
    );
    expect(kept.map(({ id }) => id)).toEqual(['FC-009', 'FC-019']);
  });

  it('hold one that others learn of at a hit, and one of which only the owner learns', () => {
    const levels = invented.flatMap(({ id, decision: { announce, silent } }) =>
      announce || silent ? [[id, announce !== undefined, silent !== undefined]] : [],
    );
    expect(levels).toEqual([
      ['FC-018', true, false],
      ['FC-019', false, true],
    ]);
  });

  it('hold one whose outcome goes further than its parties', () => {
    const { decision } = byId('FC-001') ?? {};
    expect((decision?.outcome as { audience?: Audience } | undefined)?.audience?.circles).toEqual(['eu']);
    expect(decision?.audience.circles).toEqual(['like-minded']);
    expect(decision?.parties.some(({ audience }) => audience)).toBe(false);
  });

  it('hold one whose grounds each go to another circle', () => {
    const circles = byId('FC-002')?.decision.grounds.map(({ audience }) => audience?.circles[0]);
    expect(new Set(circles).size).toBe(4);
  });

  it('hold refusals and other kinds', () => {
    const kinds = new Set(invented.map(({ decision }) => decision.outcome.kind));
    expect(decisionKinds.filter(({ code }) => kinds.has(code)).length).toBeGreaterThan(4);
  });

  it('hold two natural persons', () => {
    expect(invented.flatMap(({ decision }) => decision.persons)).toHaveLength(2);
  });

  it('are not alike in name only because they are marked', () => {
    const [first, second] = ['FC-011', 'FC-015'].map((id) =>
      analyseName(byId(id)?.decision.parties[0]?.names[0]?.value ?? ''),
    );
    expect(first && second && compareNames(first, second)).toBeUndefined();
  });
});
