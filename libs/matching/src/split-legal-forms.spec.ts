import { foldName } from './fold-name.js';
import { LEADING_FORMS, LEGAL_FORMS } from './legal-forms.js';
import { splitLegalForms } from './split-legal-forms.js';

const split = (name: string): ReturnType<typeof splitLegalForms> => splitLegalForms(name.split(' '));
const latinForms = Object.entries(LEGAL_FORMS)
  .filter(([place]) => place !== 'ownScript')
  .flatMap(([, forms]) => forms);

describe('splitLegalForms', () => {
  it.each(latinForms)('takes %s off the end', (form) => {
    expect(split(`acme ${foldName(form)}`).tokens).toEqual(['acme']);
  });

  it.each(latinForms)('takes %s off the end when it is written without dots and spaces', (form) => {
    expect(split(`acme ${foldName(form).replaceAll(' ', '')}`).tokens).toEqual(['acme']);
  });

  it.each(LEADING_FORMS)('takes %s off the start', (form) => {
    expect(split(`${foldName(form)} acme`).tokens).toEqual(['acme']);
  });

  it('takes several forms off and keeps their order', () => {
    expect(split('acme co ltd')).toEqual({ tokens: ['acme'], legalForms: ['co', 'ltd'] });
  });

  it('takes the longest form as one', () => {
    expect(split('acme sp z o o')).toEqual({ tokens: ['acme'], legalForms: ['sp z o o'] });
  });

  it('takes forms off both ends', () => {
    expect(split('pt acme tbk')).toEqual({ tokens: ['acme'], legalForms: ['pt', 'tbk'] });
  });

  it('leaves a form that stands inside a name', () => {
    expect(split('acme ag works').tokens).toEqual(['acme', 'ag', 'works']);
  });

  it('leaves a form at the start that may open a true name', () => {
    expect(split('se ranking').tokens).toEqual(['se', 'ranking']);
  });

  it('always leaves one word', () => {
    expect(split('se')).toEqual({ tokens: ['se'], legalForms: [] });
    expect(split('co ltd')).toEqual({ tokens: ['co'], legalForms: ['ltd'] });
  });

  it('finds nothing in an empty name', () => {
    expect(splitLegalForms([])).toEqual({ tokens: [], legalForms: [] });
  });
});
