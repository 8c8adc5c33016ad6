import { explainReason } from './explain-reason.js';

describe('explainReason', () => {
  it.each([
    ['same', '"quillmere" is the same'],
    ['only_asked', '"quillmere" is only in your question'],
    ['only_recorded', '"quillmere" is only in the record'],
    ['legal_form_ignored', 'the legal form "quillmere" was not compared'],
  ] as const)('puts %s into words', (how, words) => {
    expect(explainReason({ token: 'quillmere', how })).toBe(words);
  });
});
