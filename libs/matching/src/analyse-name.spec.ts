import fc from 'fast-check';
import { analyseName } from './analyse-name.js';

describe('analyseName', () => {
  it('takes a name apart', () => {
    expect(analyseName('Hikvision Canada, Inc.')).toEqual({
      folded: 'hikvision canada inc',
      core: 'hikvision canada',
      tokens: ['hikvision', 'canada'],
      distinctive: ['hikvision'],
      legalForms: ['inc'],
    });
  });

  it('keeps each word once but leaves the core as written', () => {
    const name = analyseName('Acme Acme Robotics');
    expect(name.core).toBe('acme acme robotics');
    expect(name.tokens).toEqual(['acme', 'robotics']);
  });

  it('counts company words, fields, places and joining words as generic', () => {
    const name = analyseName('The Shanghai Technology Investment Group of Deutschland and Duitsland');
    expect(name.distinctive).toEqual(['deutschland']);
  });

  it('may find a name wholly generic', () => {
    expect(analyseName('China International Capital Holdings').distinctive).toEqual([]);
  });

  it.each([
    ['闻泰科技股份有限公司', ['闻泰科技'], ['股份有限公司']],
    ['株式会社日立製作所', ['日立製作所'], ['株式会社']],
    ['주식회사 카카오', ['카카오'], ['주식회사']],
    ['TCL科技集团', ['tcl', '科技集团'], []],
    ['ソニーグループ', ['ソニーグループ'], []],
  ])('reads %s as runs of one script', (written, tokens, legalForms) => {
    expect(analyseName(written)).toMatchObject({ tokens, legalForms });
  });

  it.each(['', '   ', '—', '()', '\n', '\u202e'])('finds nothing in %p', (written) => {
    expect(analyseName(written)).toEqual({
      folded: '',
      core: '',
      tokens: [],
      distinctive: [],
      legalForms: [],
    });
  });

  it('never throws and never invents a word, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (written) => {
        const { folded, core, tokens, distinctive } = analyseName(written);
        return (
          tokens.every((token) => folded.includes(token) && core.includes(token)) &&
          distinctive.every((token) => tokens.includes(token)) &&
          (core === '') === (folded === '')
        );
      }),
    );
  });
});
