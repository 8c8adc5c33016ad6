import fc from 'fast-check';
import { analyseName } from './analyse-name.js';
import { matchNames, type NameMatch } from './match-names.js';

const match = (asked: string, recorded: string): NameMatch | undefined =>
  matchNames(analyseName(asked), analyseName(recorded));

describe('matchNames', () => {
  it.each([
    ['Hikvision Canada Inc', 'Hikvision Canada'],
    ['Nexperia', 'Nexperia B.V.'],
    ['NEXPERIA BV', 'nexperia b.v.'],
    ['Škoda a.s.', 'Skoda'],
    ['Acme Co., Ltd.', 'Acme Limited'],
    ['闻泰科技股份有限公司', '闻泰科技有限公司'],
    ['China Holdings', 'China Holdings Ltd'],
  ])('finds %s and %s strongly alike', (asked, recorded) => {
    expect(match(asked, recorded)?.band).toBe('strong');
  });

  it.each([
    ['Nexperia', 'Nexperia Newport'],
    ['Suirui Group', 'Suirui International (Hong Kong)'],
    ['China Mobile International', 'China Mobile International (Canada)'],
    ['UniVista', 'Shanghai UniVista'],
    ['Stemhulp Data', 'Stemhulp Data (fictitious)'],
  ])('finds %s and %s likely alike', (asked, recorded) => {
    expect(match(asked, recorded)?.band).toBe('likely');
  });

  it.each([
    ['Power Metals', 'Power Minerals'],
    ['Wise Road Capital', 'Long Road Partners'],
  ])('finds only some likeness of name between %s and %s', (asked, recorded) => {
    expect(match(asked, recorded)?.band).toBe('similar_name_only');
  });

  it.each([
    ['Magnachip Semiconductor', 'Lattice Semiconductor'],
    ['Shanghai UniVista', 'Shanghai Spacecom Satellite Technology'],
    ['China Holdings', 'Holdings China International'],
    ['Alpha Beta Gamma', 'Alpha Delta Epsilon Zeta'],
    ['B.V.', 'Nexperia B.V.'],
    ['Fil Commun (fictitious)', 'Crowdlens Index (fictitious)'],
    ['', 'Nexperia'],
    ['', ''],
    ['—', '—'],
  ])('finds %p and %p not alike', (asked, recorded) => {
    expect(match(asked, recorded)).toBeUndefined();
  });

  it('gives a reason for every word of both names', () => {
    expect(match('Nexperia Holding N.V.', 'Nexperia Newport Ltd')?.reasons).toEqual([
      { token: 'nexperia', how: 'same' },
      { token: 'holding', how: 'only_asked' },
      { token: 'newport', how: 'only_recorded' },
      { token: 'n v', how: 'legal_form_ignored' },
      { token: 'ltd', how: 'legal_form_ignored' },
    ]);
  });

  it('names a legal form once when both names carry it', () => {
    const reasons = match('Acme Ltd', 'Acme Ltd')?.reasons ?? [];
    expect(reasons.filter(({ how }) => how === 'legal_form_ignored')).toHaveLength(1);
  });
});

describe('for any two names', () => {
  const words = fc.constantFrom(
    'acme',
    'nexperia',
    'newport',
    'robotics',
    'group',
    'china',
    'ltd',
    '闻泰',
    'é',
  );
  const names = fc.oneof(
    fc.array(words, { maxLength: 5 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('the band is the same both ways round', () => {
    fc.assert(
      fc.property(names, names, (left, right) => match(left, right)?.band === match(right, left)?.band),
    );
  });

  it('swapping the names swaps the reasons', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        const asked = match(left, right)?.reasons.filter(({ how }) => how === 'only_asked');
        const recorded = match(right, left)?.reasons.filter(({ how }) => how === 'only_recorded');
        expect(asked?.map(({ token }) => token)).toEqual(recorded?.map(({ token }) => token));
      }),
    );
  });

  it('a name is strongly like itself, unless it is empty', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(match(name, name)?.band).toBe(analyseName(name).core === '' ? undefined : 'strong');
      }),
    );
  });

  it('a legal form at the end changes nothing', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('Ltd', 'B.V.', 'GmbH', 's.r.o.'), (name, form) => {
        fc.pre(analyseName(name).legalForms.length === 0 && analyseName(name).core !== '');
        expect(match(`${name} ${form}`, name)?.band).toBe('strong');
      }),
    );
  });
});
