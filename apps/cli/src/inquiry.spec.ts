import { inquiryOf } from './inquiry.js';

describe('purpose and case of a read', () => {
  it('are research for the demonstration when a demonstration officer says neither', () => {
    const inquiry = inquiryOf({ officer: 'nl-reader' }, {});
    expect(inquiry).toEqual({ purpose: 'precedent_research', case: 'demonstration' });
  });

  it('are what the officer says, each on its own', () => {
    const inquiry = inquiryOf({ officer: 'nl-reader' }, { case: 'NL-1' });
    expect(inquiry).toEqual({ purpose: 'precedent_research', case: 'NL-1' });
  });

  it('are never made up for the holder of a real token', () => {
    expect(inquiryOf({ officer: undefined }, {})).toEqual({ purpose: undefined, case: undefined });
  });
});
